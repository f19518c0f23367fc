import type { DateRange, EraSeries } from '@vitalwire/core';
import { baselineByEra, type EraBaseline } from '@vitalwire/tools';
import { expectTypeOf, test } from 'vitest';

test('baselines of RMSSD and of SDNN cannot stand for each other', () => {
  const dates = {} as DateRange;
  const rmssd = baselineByEra({} as EraSeries<'hrvRmssdMilliseconds'>, dates);
  const sdnn = baselineByEra({} as EraSeries<'hrvSdnnMilliseconds'>, dates);
  expectTypeOf(rmssd).toEqualTypeOf<EraBaseline<'hrvRmssdMilliseconds'>>();
  expectTypeOf(sdnn).not.toExtend<EraBaseline<'hrvRmssdMilliseconds'>>();
  expectTypeOf(rmssd).not.toExtend<EraBaseline<'hrvSdnnMilliseconds'>>();
});
