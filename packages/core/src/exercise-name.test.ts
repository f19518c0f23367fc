import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exerciseNameOf } from './index.ts';

describe('the name of an exercise', () => {
  it.each(['Bench Press (Barbell)', 'BENCH PRESS  [barbell]', 'bench-press (Barbell )', 'Bench_Press{Barbell}'])(
    '%s is one',
    (written) => {
      expect(exerciseNameOf(written)).toEqual({
        key: 'bench press (barbell)',
        name: 'bench press',
        equipment: 'barbell',
      });
    },
  );

  it('without equipment, with two, and in brackets alone', () => {
    expect(exerciseNameOf('Push Up')).toEqual({ key: 'push up', name: 'push up', equipment: null });
    expect(exerciseNameOf('Row (Cable) (Wide)')?.key).toBe('row (cable, wide)');
    expect(exerciseNameOf('(Plank)')).toEqual({ key: 'plank', name: 'plank', equipment: null });
    expect([exerciseNameOf(''), exerciseNameOf(' ()'), exerciseNameOf('Kniebeuge (')?.name]).toEqual([
      null,
      null,
      'kniebeuge (',
    ]);
  });

  it('is the same when it is made comparable again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (written) => {
        const first = exerciseNameOf(written);
        if (first !== null && !/[[\](){}]/.test(first.name)) expect(exerciseNameOf(first.key)?.key).toBe(first.key);
      }),
      { seed: 5 },
    );
  });
});
