import { zipBytes } from '@vitalwire/archive-writers';
import type { FileImporter, ImportSource, RowCount, SourceId } from '@vitalwire/core';
import { folder, sketchBatch, textFile } from './fixtures.ts';

export const sketchSource = 'sketched' as SourceId;

/** Members of an export that exists nowhere: a marker, and files of sketches, a batch a line. */
export type SketchedExport = Readonly<Record<string, string>>;

export const threeDays: SketchedExport = {
  'sketch/marker.txt': 'an export of sketches',
  'sketch/a.txt': '[{"key":"a","start":"2026-05-01T06:00:00.000Z"}]\n[{"key":"b","start":"2026-05-02T06:00:00.000Z"}]',
  'sketch/b.txt': '[{"key":"c","start":"2026-05-03T06:00:00.000Z"},{"key":"x","bad":true}]',
};

export function packed(content: SketchedExport): Promise<Uint8Array> {
  return zipBytes(Object.entries(content).map(([path, text]) => ({ path, content: () => [text] })));
}

export function unpacked(content: SketchedExport): ImportSource {
  const files = Object.entries(content).map(([path, text]) => textFile(`export/${path}`, text));
  return folder('export', [folder('export/sketch', files)]);
}

/** Knows such an export as a whole, packed or not. A file that says `damaged` ends the reading there. */
export const exportImporter: FileImporter = {
  id: sketchSource,
  delivers: ['workout'],
  mappers: ['files/1'],
  async recognise(source) {
    if (source.type === 'file') return null;
    for await (const member of membersOf(source))
      if (member.name === 'marker.txt') return { confidence: 0.95, sentence: 'an export of sketches' };
    return null;
  },
  async *read(source, context) {
    let line = 0;
    for await (const member of membersOf(source)) {
      if (member.name === 'marker.txt') continue;
      for (const text of (await new Response(member.open()).text()).split('\n')) {
        if (++line <= Number(context.resumeAt ?? 0)) continue;
        context.onProgress?.(line / 10);
        const batch = sketchBatch(member.path, text, String(line));
        yield { ...batch, rows: [rowsOf(member.path, batch.records.length, batch.rejected.length)] };
      }
    }
  },
};

function rowsOf(path: string, used: number, rejected: number): RowCount {
  const passedOver = [{ reason: 'a remark', rows: 1 }];
  return { path, what: 'sketch', read: used + rejected + 1, used, rejected, passedOver };
}

async function* membersOf(source: ImportSource): AsyncGenerator<ImportSource> {
  for await (const member of source.entries()) {
    if (member.type === 'file') yield member;
    else yield* membersOf(member);
  }
}
