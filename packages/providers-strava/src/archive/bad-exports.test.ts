import { type MadeFile, textFile } from '@vitalwire/archive-writers';
import { stravaExport } from '@vitalwire/archive-writers/strava';
import { HealthError, type ImportSource } from '@vitalwire/core';
import { memoryFolder, memorySource } from '@vitalwire/provider-kit/archive';
import { importWhole } from '@vitalwire/provider-kit/testing';
import { describe, expect, it } from 'vitest';
import { season, workoutsOf, zipped } from '../../test/exports.ts';
import { createStravaArchiveImporter } from './index.ts';

const importer = createStravaArchiveImporter();
const few = season.filter(({ streams }) => streams !== null).slice(0, 3);

/** The list of an export as text, changed. */
async function withList(change: (list: string) => string | Uint8Array, records = few): Promise<readonly MadeFile[]> {
  const [list, ...rest] = [...stravaExport(records)];
  let text = '';
  for await (const piece of list?.content() ?? []) text += String(piece);
  const changed = change(text);
  return [{ path: 'activities.csv', content: () => [changed] }, ...rest];
}

const read = async (files: Iterable<MadeFile>) => {
  const imported = await importWhole(importer, await zipped(files));
  return {
    ...imported,
    workouts: workoutsOf(imported),
    rejected: imported.rejected.map(({ message }) => message),
    warnings: imported.warnings.map(({ code }) => code),
  };
};

async function firstBytes(source: ImportSource): Promise<Uint8Array | null> {
  for await (const member of source.entries()) return new Uint8Array(await new Response(member.open()).arrayBuffer());
  return null;
}

describe('a damaged export', () => {
  it('keeps what the list says of a recording that is lost or broken, and tells of the loss', async () => {
    const files = [...stravaExport(few)];
    const broken = files.flatMap((file) => {
      if (!file.path.startsWith('activities/')) return [file];
      return file === files[1] ? [] : [textFile(file.path.replace('.gz', ''), 'no recording')];
    });
    const { workouts, rejected, warnings, counts } = await read(broken);
    expect(workouts.map(({ record, streams }) => [record.start, streams])).toEqual(
      few.map(({ record }) => [record.start, null]),
    );
    expect(warnings.filter((code) => code === 'recording-lost').length).toBe(3);
    expect(rejected.length).toBe(2);
    expect(counts.activities).toEqual({ read: 3, used: 3, rejected: 0, passedOver: 0 });
    expect(counts.recordings).toEqual({ read: 2, used: 0, rejected: 2, passedOver: 0 });
  });

  it('says of a recording that Strava itself could not export what it is', async () => {
    const files = await withList((list) => list.replace(/activities\/[^,]*/, '#error#'));
    const failed = files.filter((file) => file !== files[1]);
    const { warnings } = await importWhole(importer, await zipped(failed));
    const [lost] = warnings.filter(({ code }) => code === 'recording-lost');
    expect(lost?.path).toMatch(/activities\.csv$/);
    expect(lost?.message).toContain('Strava could not put it into the export.');
  });

  it('has its recordings all the same where the list is damaged behind its first row', async () => {
    const [list, ...rest] = [...stravaExport(few)];
    const text = new TextDecoder().decode((await zipped([list as MadeFile]).then(firstBytes)) ?? new Uint8Array(0));
    const head = new TextEncoder().encode(text.slice(0, text.indexOf('\n') + 20));
    const message = 'activities.csv is damaged.';
    const damage = new HealthError('file-invalid', message, { path: 'activities.csv', reason: 'damaged' });
    const broken: ImportSource = {
      ...memorySource('activities.csv', head),
      open: () =>
        ReadableStream.from(
          (function* () {
            yield head;
            throw damage;
          })(),
        ),
    };
    const members: ImportSource[] = [broken];
    for await (const entry of (await zipped(rest)).entries()) members.push(entry);
    const source = memoryFolder('export', members);
    expect(await importer.recognise(source)).not.toBeNull();
    const { delivered, rejected } = await importWhole(importer, source);
    expect(delivered.filter(({ streams }) => streams !== null).length).toBe(3);
    expect(rejected.map(({ message }) => message)).toEqual([expect.stringContaining(message)]);
  });

  it('takes recordings that the list does not name', async () => {
    const files = await withList((list) => `${list.split('\n').slice(0, 2).join('\n')}\n`);
    const { workouts, counts } = await read(files);
    expect(workouts.map(({ record }) => record.start).sort()).toEqual(few.map(({ record }) => record.start).sort());
    expect(counts.recordings).toEqual({ read: 3, used: 3, rejected: 0, passedOver: 0 });
  });

  it('counts a row that is there twice once', async () => {
    const { workouts, counts } = await read(await withList((list) => list + list.slice(list.indexOf('\n') + 1)));
    expect(workouts.length).toBe(3);
    expect(counts.activities).toEqual({ read: 6, used: 3, rejected: 0, passedOver: 3 });
  });

  it('rejects a row without a number, and one without a date and a recording', async () => {
    const files = await withList((list) => {
      const row = list.split('\n')[1] ?? '';
      const nothing = row.replace(/^\d+/, '').replace(/activities[^,]*/, '');
      const undated = row.replace(/^\d+,"[^"]*"/, '77,"some day"').replace(/activities[^,]*/, '');
      return `${list}${nothing}\n${undated}\n`;
    });
    const { workouts, rejected } = await read(files);
    expect(workouts.length).toBe(3);
    expect(rejected).toEqual([
      'Row 5: It has no activity number.',
      'Row 6: Its date cannot be read, and no recording tells it.',
    ]);
  });

  it('finds its recordings where a language that is not known has a new column', async () => {
    const [list, ...rest] = [...stravaExport(few, { language: 'fr' })];
    let text = '';
    for await (const piece of list?.content() ?? []) text += String(piece);
    const wider = text.replaceAll(/^((?:[^,"\n]*|"[^"]*")(?:,(?:[^,"\n]*|"[^"]*")){12}),/gm, '$1,nouveau,');
    const { workouts, warnings } = await read([textFile('activities.csv', wider), ...rest]);
    expect(workouts.map(({ record, streams }) => [record.start, record.name, streams !== null])).toEqual(
      few.map(({ record }) => [record.start, record.kind === 'workout' ? record.name : '', true]),
    );
    expect(warnings).toEqual([]);
  });

  it('reads a list in UTF-16, with a byte order mark, and one that is cut in a row', async () => {
    const wide = await read(await withList((list) => Buffer.from(`\ufeff${list}`, 'utf16le')));
    const marked = await read(await withList((list) => `\ufeff${list}`));
    const cut = await read(await withList((list) => list.slice(0, -40)));
    expect([wide.workouts.length, marked.workouts.length, cut.workouts.length]).toEqual([3, 3, 3]);
  });

  it('leaves out values that mean nothing was measured, and a distance that is no metres', async () => {
    const row = (cells: Readonly<Record<number, string>>) => {
      const all = Array.from({ length: 50 }, (_, i) => cells[i] ?? '');
      return `${all.join(',')}\n`;
    };
    const nothing = {
      1: '"May 1, 2024, 7:00:00 AM"',
      3: 'Ride',
      5: '3600',
      6: '30.00',
      31: '0.0',
      34: '0.0',
      20: '0.0',
    };
    const files = await withList((list) =>
      [
        list.slice(0, list.indexOf('\n') + 1),
        row({ ...nothing, 0: '1', 17: '30000.0' }),
        row({ ...nothing, 0: '2', 17: '30.0' }),
        row({ ...nothing, 0: '3', 34: '-1', 43: '99' }),
      ].join(''),
    );
    const { workouts } = await read(files.filter(({ path }) => !path.startsWith('activities/')));
    const shown = workouts.map(({ record }) => {
      const { start, elapsedSeconds, distanceMeters, averageHeartRateBpm, energyKilocalories, ascentMeters, feel } =
        record;
      return [start, elapsedSeconds, distanceMeters, averageHeartRateBpm, energyKilocalories, ascentMeters, feel];
    });
    const known = ['2024-05-01T07:00:00.000Z', 3600];
    expect(shown).toEqual([
      [...known, 30_000, undefined, undefined, undefined, undefined],
      [...known, undefined, undefined, undefined, undefined, undefined],
      [...known, undefined, undefined, undefined, undefined, undefined],
    ]);
  });

  it('reads the list alone, and says what is missing', async () => {
    let list = '';
    await withList((text) => {
      list = text;
      return text;
    });
    const source = memorySource('activities.csv', Buffer.from(list));
    expect((await importer.recognise(source))?.sentence).toContain('without the recordings');
    const { records, warnings } = await importWhole(importer, source);
    expect([records.length, warnings.map(({ code }) => code)]).toEqual([3, ['recordings-missing']]);
  });
});

describe('what is no export', () => {
  it.each([
    ['a table of something else', 'Date,Steps\n2024-05-01,8000\n'],
    ['other columns', 'Activity Number,When\n1,2\n'],
    ['an empty list', ''],
  ])('%s is not recognised', async (_, text) => {
    expect(await importer.recognise(memorySource('activities.csv', Buffer.from(text)))).toBeNull();
    expect(
      await importer.recognise(memoryFolder('export', [memorySource('activities.csv', Buffer.from(text))])),
    ).toBeNull();
    await expect(read([textFile('activities.csv', text)])).rejects.toMatchObject({ code: 'file-invalid' });
  });

  it('a folder one level down is found, an export of another vendor is not', async () => {
    const files = [...stravaExport(few)].map((file) => ({ ...file, path: `export_1/${file.path}` }));
    expect((await importer.recognise(await zipped(files)))?.confidence).toBeGreaterThan(0.9);
    expect((await read(files)).workouts.length).toBe(3);
    const whoop = [textFile('workouts.csv', 'Cycle start time,Cycle end time\n'), textFile('sleeps.csv', 'a,b\n')];
    expect(await importer.recognise(await zipped(whoop))).toBeNull();
  });
});
