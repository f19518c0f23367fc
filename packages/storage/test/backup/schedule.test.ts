import type { Instant } from '@vitalwire/core';
import { expect, it } from 'vitest';
import { scheduleBackups } from '../../src/backup/index.ts';
import { later } from '../../src/testing/samples.ts';

const start = '2026-06-01T00:00:00.000Z' as Instant;
const HOUR = 3600;

/** A process of some hours: its timers go off in order, and the clock with them. */
async function processOf(
  hours: number,
  options: { everyHours: number; last: Instant | null; fails?: readonly number[] },
) {
  let clock = start;
  let newest = options.last;
  let pending: { readonly at: Instant; readonly work: () => void } | null = null;
  const made: number[] = [];
  const failures: unknown[] = [];
  const hour = () => Math.floor((Date.parse(clock) - Date.parse(start)) / 3600_000);
  let tries = 0;
  const end = scheduleBackups({
    everyHours: options.everyHours,
    newest: async () => newest,
    async backUp() {
      if (options.fails?.includes(tries++)) throw new Error('disk full');
      newest = clock;
      made.push(hour());
    },
    failed: (error) => failures.push(error),
    now: () => clock,
    timer(work, milliseconds) {
      const mine = { at: later(clock, milliseconds / 1000), work };
      pending = mine;
      return () => {
        if (pending === mine) pending = null;
      };
    },
  });
  const next = () => pending;
  for (let due = next(); due !== null && hour() < hours; due = next()) {
    pending = null;
    clock = due.at;
    due.work();
    await new Promise((resolve) => setImmediate(resolve));
  }
  end();
  return { made, failures, left: next() };
}

it('makes one when there is none, then one every so many hours', async () => {
  expect(await processOf(49, { everyHours: 24, last: null })).toMatchObject({ made: [0, 24, 48], left: null });
});

it('waits for the age of the one that is there', async () => {
  expect((await processOf(30, { everyHours: 24, last: later(start, -20 * HOUR) })).made).toEqual([4, 28]);
});

it('tries again an hour after a failure', async () => {
  const { made, failures } = await processOf(5, { everyHours: 24, last: null, fails: [0, 1] });
  expect(made).toEqual([2]);
  expect(failures).toHaveLength(2);
});

it('is not put off by a clock that stood years ahead', async () => {
  expect((await processOf(3, { everyHours: 24, last: later(start, 400 * 24 * HOUR) })).made).toEqual([0]);
});
