import { type MadeFile, textFile, zipBytes } from '@vitalwire/archive-writers';
import { fitbitExport } from '@vitalwire/archive-writers/fitbit';
import { instantOf, type LocalDate, millisecondsOf, type Sleep } from '@vitalwire/core';
import { memorySource } from '@vitalwire/provider-kit/archive';
import { importWhole } from '@vitalwire/provider-kit/testing';
import { generateAthlete } from '@vitalwire/providers-synthetic';
import { describe, expect, it } from 'vitest';
import { createFitbitArchiveImporter } from './index.ts';

const importer = createFitbitArchiveImporter();
const sleepsOf = async (files: readonly MadeFile[]) => {
  const { records } = await importWhole(importer, memorySource('a.zip', await zipBytes(files)));
  return records.flatMap((record) => (record.kind === 'sleep' ? [record] : []));
};

const lengthOf = (sleep: Sleep | undefined) =>
  sleep === undefined ? null : millisecondsOf(sleep.end) - millisecondsOf(sleep.start);

/** A night with a stage for every ten minutes of it, as the wall showed them. */
function night(start: string, end: string, durationMilliseconds: number | undefined): MadeFile {
  const from = Date.parse(`${start}Z`);
  const stages = Array.from({ length: (Date.parse(`${end}Z`) - from) / 600_000 }, (_, i) => ({
    dateTime: instantOf(from + i * 600_000).substring(0, 23),
    level: i % 2 === 0 ? 'light' : 'deep',
    seconds: 600,
  }));
  const sleep = {
    logId: 40_000_000_001,
    dateOfSleep: end.slice(0, 10),
    startTime: start,
    endTime: end,
    duration: durationMilliseconds,
    type: 'stages',
    levels: { summary: {}, data: stages },
    mainSleep: true,
  };
  return textFile('Takeout/Fitbit/Global Export Data/sleep-2026-03-01.json', JSON.stringify([sleep]));
}

describe('a night in which the clocks change', () => {
  it.each(['2026-04-15', '2025-11-15'])('is as long as it was, in an export up to %s', async (end) => {
    const athlete = generateAthlete({ scenario: 'consistent-cyclist', seed: 4, end: end as LocalDate, years: 0.15 });
    const truth = [...athlete.records()].flatMap(({ record }) => (record.kind === 'sleep' ? [record] : []));
    const read = await sleepsOf(fitbitExport(athlete.records()));
    const spans = (sleeps: typeof truth) => sleeps.map((sleep) => [sleep.localDate, sleep.start, sleep.end]).sort();
    expect(spans(read)).toEqual(spans(truth));
  });

  it.each([
    ['2026-03-28T23:00:00.000', '2026-03-29T07:00:00.000', 8],
    ['2025-10-25T23:00:00.000', '2025-10-26T07:00:00.000', 8],
  ])('whose log has one offset (%s) is told from its waking', async (start, end, hours) => {
    const [sleep] = await sleepsOf([night(start, end, hours * 3_600_000)]);
    expect(sleep?.stages).toHaveLength(hours * 6);
    expect(lengthOf(sleep)).toBe(hours * 3_600_000);
  });

  it.each([
    ['2026-03-28T23:00:00.000', '2026-03-29T07:00:00.000', 7],
    ['2025-10-25T23:00:00.000', '2025-10-26T07:00:00.000', 9],
  ])('whose log follows the clock (%s) lasts as long as it says', async (start, end, hours) => {
    const [sleep] = await sleepsOf([night(start, end, hours * 3_600_000)]);
    expect(lengthOf(sleep)).toBe(hours * 3_600_000);
    for (const stage of sleep?.stages ?? []) expect(stage.end > stage.start).toBe(true);
    expect(sleep?.stages.length).toBeGreaterThan(30);
  });
});
