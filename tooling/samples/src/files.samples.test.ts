import { readActivityFile } from '@vitalwire/activity-files';
import { type Instant, isMissing, localOwner, millisecondsOf } from '@vitalwire/core';
import { parseRecord } from '@vitalwire/core/schema';
import { openSource } from '@vitalwire/provider-kit/archive';
import { createFilesImporter } from '@vitalwire/providers-files';
import { describe, expect, it } from 'vitest';
import { type Difference, differencesOf, explains, explanations } from './differences.ts';
import { expectedCounts, expectedDamage, expectedImport, otherTypes } from './expected.ts';
import { decodeOurs, presentIn } from './ours.ts';
import { decodeWithFitFileParser } from './peers/fit-file-parser.ts';
import { decodeWithFitsdk } from './peers/fitsdk.ts';
import { sampleBytes, sampleNames, samplePath, samplesFolder } from './samples-folder.ts';
import { countInText } from './xml-counts.ts';

const fitNames = sampleNames('fit').map((file) => file.replace(/\.fit$/, ''));
const activities = fitNames.filter((name) => !(name in otherTypes) && name !== 'empty-zero-bytes');
const fitBytes = (name: string): Uint8Array => sampleBytes('fit', `${name}.fit`);

describe.skipIf(samplesFolder === null)('FIT samples', () => {
  it.each(Object.entries(expectedCounts))('%s has the published counts', async (name, expected) => {
    const { sessions, ...file } = await readActivityFile(fitBytes(name));
    const whole = { ...file, sessions };
    expect({
      samples: sessions.reduce((sum, { streams }) => sum + (streams?.elapsedSeconds.length ?? 0), 0),
      heartRate: presentIn(whole, 'heartRateBpm'),
      power: presentIn(whole, 'powerWatts'),
      sessions: sessions.length,
      ...(expected.sets === undefined ? {} : { sets: sessions.reduce((sum, { sets }) => sum + sets.length, 0) }),
    }).toEqual(expected);
  });

  it.each(Object.entries(otherTypes))('%s is no activity but %s', async (name, fileType) => {
    const file = await readActivityFile(fitBytes(name));
    expect([file.fileType, file.sessions, file.damage]).toEqual([fileType, [], []]);
  });

  it.each(activities)('%s is reported as broken where it is, and only there', async (name) => {
    const { damage, warnings, sessions } = await readActivityFile(fitBytes(name));
    const codes = [...new Set([...damage, ...warnings].map(({ code }) => code))].sort();
    expect(codes).toEqual(expectedDamage[name]?.codes ?? []);
    const kept = sessions.reduce((sum, { streams }) => sum + (streams?.elapsedSeconds.length ?? 0), 0);
    expect(kept).toBe(expectedDamage[name]?.keptSamples ?? kept);
    for (const { message } of [...damage, ...warnings]) expect(message).toMatch(/^[A-Z\d].*\.$/);
  });

  it('an empty one is refused with a sentence', async () => {
    await expect(readActivityFile(fitBytes('empty-zero-bytes'))).rejects.toMatchObject({
      message: 'The file is empty.',
    });
  });

  const rows = explanations(new URL('../README.md', import.meta.url));
  const found: Difference[] = [];

  it.each(activities)('%s has the values of both peers, or the difference is explained', async (name) => {
    const bytes = fitBytes(name);
    const ours = await decodeOurs(bytes);
    const fitsdk = decodeWithFitsdk(bytes);
    const parser = await decodeWithFitFileParser(bytes);
    const failed = (peer: string): Difference => ({
      file: name,
      peer,
      what: 'file',
      sort: 'extra',
      count: 1,
      example: 'no record',
    });
    const differences = [
      ...(fitsdk === null ? [failed('fitsdk')] : differencesOf(name, 'fitsdk', ours, fitsdk, true)),
      ...(parser === null ? [failed('fit-file-parser')] : differencesOf(name, 'fit-file-parser', ours, parser, false)),
    ];
    found.push(...differences);
    expect(differences.filter((difference) => !rows.some((row) => explains(row, difference)))).toEqual([]);
  });

  it('every explanation is still needed, and gives a reason', () => {
    expect(rows.length).toBeGreaterThan(0);
    expect(
      rows.filter((row) => row.reason.length < 20 || !found.some((difference) => explains(row, difference))),
    ).toEqual([]);
  });
});

describe.skipIf(samplesFolder === null)('XML samples', () => {
  const names = [
    ...sampleNames('tcx').map((name) => ['tcx', name] as const),
    ...sampleNames('gpx').map((name) => ['gpx', name] as const),
  ];

  it.each(names)('%s/%s has what its text shows', async (kind, name) => {
    const bytes = sampleBytes(kind, name);
    const counts = countInText(new TextDecoder().decode(bytes));
    const file = await readActivityFile(bytes);
    expect(file.damage).toEqual([]);
    const [session] = file.sessions;
    if (counts.points === 0) {
      expect(session).toBeUndefined();
      return;
    }
    expect(session?.streams?.elapsedSeconds.length).toBe(counts.points);
    expect(presentIn(file, 'heartRateBpm')).toBe(counts.heartRates);
    expect(presentIn(file, 'latitudeDegrees')).toBe(counts.positions);
    expect(presentIn(file, 'powerWatts')).toBe(counts.powers);
    expect(presentIn(file, 'cadenceRpm')).toBe(counts.cadences);
    const { streams } = session ?? {};
    const start = streams === undefined || streams === null ? 0 : millisecondsOf(streams.start);
    expect([start, start + (streams?.elapsedSeconds.at(-1) ?? 0) * 1000]).toEqual([counts.firstTime, counts.lastTime]);
  });

  it('the run keeps each of its values', async () => {
    const bytes = sampleBytes('gpx', 'run-garmin.gpx');
    const texts = [...new TextDecoder().decode(bytes).matchAll(/<ns3:hr>(\d+)</g)].map(([, text]) => Number(text));
    const { sessions } = await readActivityFile(bytes);
    const column = sessions[0]?.streams?.columns.find(({ channel }) => channel === 'heartRateBpm');
    expect([...(column?.values ?? [])].filter((_, i) => !isMissing(column?.missing ?? null, i))).toEqual(texts);
  });
});

describe.skipIf(samplesFolder === null)('the import of samples', () => {
  const importer = createFilesImporter();
  const all = (['fit', 'fit-gz', 'gpx', 'tcx'] as const).flatMap((kind) =>
    sampleNames(kind).map((name) => [kind, name] as const),
  );
  const context = {
    owner: localOwner,
    signal: new AbortController().signal,
    now: '2026-11-20T00:00:00.000Z' as Instant,
    assumedTimeZone: 'Europe/Berlin',
    originalHash: null,
    resumeAt: null,
  };

  it.each(all)('%s/%s comes to records that the schema takes, or to a reason', async (kind, name) => {
    const source = await openSource(samplePath(kind, name));
    const outcome: string[] = [];
    if ((await importer.recognise(source)) === null) outcome.push('not recognised');
    else {
      for await (const { records, rejected, warnings } of importer.read(source, context)) {
        for (const { record } of records) parseRecord(record.kind, record);
        const kinds = [...new Set(records.map(({ record }) => record.kind))];
        outcome.push(
          ...kinds.map((known) => `${records.filter(({ record }) => record.kind === known).length} ${known}`),
        );
        outcome.push(...rejected.map(({ code }) => `rejected: ${code}`));
        if (records.length + rejected.length === 0) outcome.push(...warnings.map(({ code }) => `warning: ${code}`));
      }
    }
    expect(outcome.join(', ')).toMatch(expectedImport[name] ?? /^[1-9] workout$/);
  });
});
