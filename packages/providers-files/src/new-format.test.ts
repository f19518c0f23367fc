import { type Instant, instantOf, localOwner, type Note, recordId } from '@vitalwire/core';
import { attributeLocalDate } from '@vitalwire/core/time';
import { bytesOf, memorySource } from '@vitalwire/provider-kit/archive';
import { describe, expect, it } from 'vitest';
import { ride } from './__fixtures__/files.ts';
import { createFilesImporter, type FileFormat, fileFormats, filesId } from './index.ts';

/**
 * The whole of a new file format: a diary whose lines are a time and a text. In the package this is the file
 * `formats/diary-format.ts`, and its line in `formats/index.ts`.
 */
const diaryFormat: FileFormat = {
  id: 'diary',
  delivers: ['note'],
  recognise: (head) =>
    new TextDecoder().decode(head).startsWith('#diary\n') ? { confidence: 1, sentence: 'This is a diary.' } : null,
  read: async (content, { path, now, originalHash, assumedTimeZone }) => {
    const text = new TextDecoder().decode(await bytesOf(content, path, 1_000_000));
    const [, ...lines] = text.split('\n');
    const notes = lines.flatMap((line): readonly Note[] => {
      const [time = '', words = ''] = line.split(' | ');
      if (words === '') return [];
      const start = instantOf(Date.parse(time));
      const naturalKey = `diary/${start}`;
      const provenance = {
        sourceId: filesId,
        channel: 'file',
        vendorId: null,
        naturalKey,
        device: null,
        originalHash,
        receivedAt: now,
        mapper: 'diary/1',
      } as const;
      const day = attributeLocalDate({ start, utcOffsetMinutes: null, assumedTimeZone });
      const id = recordId('note', filesId, naturalKey);
      return [
        { kind: 'note', id, provenance, start, end: null, utcOffsetMinutes: null, ...day, text: words, tags: [] },
      ];
    });
    return { records: notes.map((record) => ({ record, streams: null })), thresholds: [], rejected: [], warnings: [] };
  },
};

async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe('a new file format', () => {
  const importer = createFilesImporter({ formats: [...fileFormats, diaryFormat] });
  const context = {
    owner: localOwner,
    signal: new AbortController().signal,
    now: '2024-06-01T00:00:00.000Z' as Instant,
    assumedTimeZone: null,
    originalHash: null,
    resumeAt: null,
  };

  it('is recognised and read beside the others', async () => {
    const diary = memorySource('x', new TextEncoder().encode('#diary\n2024-05-01T08:00:00Z | slept badly\n'));
    expect(importer.delivers).toEqual(['workout', 'bodyMeasurement', 'note']);
    expect(await importer.recognise(diary)).toEqual({ confidence: 1, sentence: 'This is a diary.' });
    const [batch] = await collect(importer.read(diary, context));
    expect(batch?.records.map(({ record }) => record)).toEqual([
      expect.objectContaining({ kind: 'note', text: 'slept badly', localDate: '2024-05-01' }),
    ]);
    const [other] = await collect(importer.read(memorySource('y', ride), context));
    expect(other?.records[0]?.record.kind).toBe('workout');
  });
});
