import { describe, expect, test } from 'vitest';
import { answerOf, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { buildPlan } from './plan-builder.ts';
import { planWorkouts } from './plan-workouts.ts';
import { workoutTargets } from './workout-targets.ts';

const targets = answerOf(workoutTargets({ by: 'power' }));
const meter = { by: 'power', ftpWatts: 260 } as const;

describe('workouts of a planned week', () => {
  test('the sessions of a whole plan add up to its loads, week by week', () => {
    const week = [60, 90, 60, 90, 0, 240, 150].map((availableMinutes) => ({ availableMinutes }));
    const plan = answerOf(buildPlan({ initialCtl: 45, initialAtl: 50, targetCtl: 55, weeks: 12, week }));
    const seen = new Set<string>();
    for (const { week: number, phase, recovery, load } of plan.weeks) {
      const days = plan.days.slice(7 * number - 7, 7 * number);
      const made = answerOf(planWorkouts({ phase, recovery, days, targets, meter }));
      expect(made.unfilled).toEqual([]);
      expect(Math.abs(made.load - load)).toBeLessThanOrEqual(0.1 * made.workouts.length);
      for (const { day, workout } of made.workouts) {
        expect(Math.abs(workout.load - (days[day]?.load ?? 0))).toBeLessThanOrEqual(0.1);
        seen.add(workout.type);
        if (recovery) expect(['long', 'endurance', 'recovery']).toContain(workout.type);
      }
    }
    for (const type of ['long', 'endurance', 'threshold', 'vo2max']) expect(seen).toContain(type);
  });

  test('a load too small for its type takes a lighter one, one too small for any is said', () => {
    const at = (load: number) =>
      planWorkouts({ phase: 'build', recovery: false, days: [{ role: 'hard', load }], targets, meter });
    expect(answerOf(at(80)).workouts[0]?.workout.type).toBe('threshold');
    expect(answerOf(at(4)).workouts[0]?.workout.type).not.toBe('threshold');
    expect(answerOf(at(0.01))).toMatchObject({ workouts: [], unfilled: [0] });
    expect(warningsOf(at(0.01))[0]).toMatch(/left empty/);
    expect(answerOf(at(0)).unfilled).toEqual([]);
    expect(refusedPath(() => at(-1))).toBe('days.0.load');
  });
});
