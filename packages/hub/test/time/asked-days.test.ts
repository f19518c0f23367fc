import { addDays, type Coverage, type Instant, instantOf, localOwner, type SourceId } from '@vitalwire/core';
import { tellingMoments, wallClockOf } from '@vitalwire/vitest/zone-oracle';
import { expect, test } from 'vitest';
import { dayOf, personIn } from './zone-person.ts';

const zones = Intl.supportedValuesOf('timeZone');
const readAt = '2027-01-01T00:00:00.000Z' as Instant;
const reading = (from: number, to: number): Coverage => ({
  sourceId: 'ring' as SourceId,
  kind: 'sleep',
  subtype: '',
  range: { from: instantOf(from), to: instantOf(to) },
  readAt,
  outcome: 'complete',
  reason: null,
});

/** The first moment at which the wall calendar shows a date, looked for from a moment of the day before. */
function firstMomentOf(timeZone: string, date: string, from: number): number {
  let [low, high] = [from, from + 192 * 3_600_000];
  while (high - low > 60_000) {
    const middle = Math.floor((low + high) / 120_000) * 60_000;
    if (wallClockOf(timeZone, middle).slice(0, 10) < date) low = middle;
    else high = middle;
  }
  return high;
}

test('a source that was asked for whole days of the person was asked for those days, in every zone', async () => {
  const wrong: string[] = [];
  for (const [seed, timeZone] of zones.entries()) {
    const person = await personIn(timeZone);
    const at = tellingMoments(timeZone, seed).findLast((each) => each < Date.UTC(2026, 0, 1)) ?? 0;
    const day = dayOf(timeZone, at);
    const [from, to] = [addDays(day, -1), addDays(day, 2)];
    const edges = [from, to].map((date) => firstMomentOf(timeZone, date, at - 96 * 3_600_000)) as [number, number];
    await person.storage.coverage.mark(localOwner, reading(...edges));
    const [report] = await person.hub.coverage.reports({}, person.call);
    const last = addDays(to, -1);
    const gaps = report?.gaps.map((gap) => [gap.from, gap.to, gap.reason].join(' ')).join();
    if (report?.firstDay !== from || report.lastDay !== last || gaps !== `${from} ${last} nothing-there`)
      wrong.push(`${timeZone}, ${from} to ${last}: ${report?.firstDay} to ${report?.lastDay}, ${gaps}`);
  }
  expect([wrong.length, wrong.slice(0, 5)]).toEqual([0, []]);
});

test('a day of which the source was asked for most counts as asked, one of which it was asked for the rest does not', async () => {
  const person = await personIn('America/Los_Angeles');
  // Days of UTC: 17:00 to 17:00 by the clock of the person.
  await person.storage.coverage.mark(localOwner, reading(Date.UTC(2026, 4, 1), Date.UTC(2026, 4, 4)));
  const [report] = await person.hub.coverage.reports({}, person.call);
  expect(report).toMatchObject({ firstDay: '2026-05-01', lastDay: '2026-05-03' });
});
