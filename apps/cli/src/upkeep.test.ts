import { type Instant, instantOf, millisecondsOf } from '@vitalwire/core';
import { expect, it } from 'vitest';
import { scheduleUpkeep } from './upkeep.ts';

const start = '2026-06-01T08:00:00.000Z' as Instant;
const HOUR = 3_600_000;

/** A process whose timers go off in order, and the clock with them. */
async function processOf(looks: number, { fails = [] as readonly number[], jump = (_: number): number => 0 } = {}) {
  let clock = start;
  let pending: (() => void) | null = null;
  const expired: Instant[] = [];
  const failures: unknown[] = [];
  let tries = 0;
  const end = scheduleUpkeep({
    async expire(now) {
      if (fails.includes(tries++)) throw new Error('disk full');
      expired.push(now);
    },
    failed: (error) => failures.push(error),
    now: () => clock,
    timer(work, milliseconds) {
      pending = () => {
        clock = instantOf(millisecondsOf(clock) + milliseconds);
        work();
      };
      return () => {
        pending = null;
      };
    },
  });
  for (let look = 1; look <= looks; look++) {
    clock = instantOf(millisecondsOf(clock) + jump(look) * HOUR);
    const due = pending as (() => void) | null;
    pending = null;
    due?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  end();
  return { expired, failures, armed: pending };
}

it('expires every 24 hours, not at the start, and ends when it is told to', async () => {
  const { expired, armed } = await processOf(50);
  expect(expired).toEqual(['2026-06-02T08:00:00.000Z', '2026-06-03T08:00:00.000Z']);
  expect(armed).toBeNull();
});

it('tries again with the next look after a failure, and says it', async () => {
  const { expired, failures } = await processOf(26, { fails: [0] });
  expect(expired).toEqual(['2026-06-02T09:00:00.000Z']);
  expect(failures).toHaveLength(1);
});

it('is not put off by a machine that slept or a clock that was set back', async () => {
  expect((await processOf(2, { jump: (look) => (look === 2 ? 40 : 0) })).expired).toHaveLength(1);
  expect((await processOf(2, { jump: (look) => (look === 2 ? -400 : 0) })).expired).toHaveLength(1);
});
