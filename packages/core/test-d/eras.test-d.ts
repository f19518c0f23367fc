import type { Era, EraMetric, EraSeries, EraValue, HealthData, ReadCall } from '@vitalwire/core';
import { expectTypeOf, test } from 'vitest';

type Rmssd = 'hrvRmssdMilliseconds';
type Sdnn = 'hrvSdnnMilliseconds';
declare const health: HealthData;
declare const call: ReadCall;

function higher<M extends EraMetric>(a: EraValue<M>, b: EraValue<NoInfer<M>>): boolean {
  return a.value > b.value;
}

test('days, eras and series of RMSSD and of SDNN cannot be compared', () => {
  const [rmssd, sdnn] = [{} as EraValue<Rmssd>, {} as EraValue<Sdnn>];
  higher(rmssd, rmssd);
  // @ts-expect-error SDNN is another quantity
  higher(rmssd, sdnn);
  // @ts-expect-error RMSSD is another quantity
  higher(sdnn, rmssd);
  // @ts-expect-error the metric is not known
  higher(rmssd, {} as EraValue);
  expectTypeOf<Era<Sdnn>>().not.toExtend<Era<Rmssd>>();
  expectTypeOf<Era>().not.toExtend<Era<Rmssd>>();
  expectTypeOf<EraSeries<Sdnn>>().not.toExtend<EraSeries<Rmssd>>();
  expectTypeOf<EraSeries<Rmssd>>().not.toExtend<EraSeries<Sdnn>>();
  expectTypeOf<EraSeries<Rmssd>>().toExtend<EraSeries>();
});

test('what is asked for is what comes', () => {
  expectTypeOf(health.eras('hrvRmssdMilliseconds', {}, call)).resolves.toEqualTypeOf<EraSeries<Rmssd>>();
  // @ts-expect-error HRV alone is no metric
  health.eras('hrv', {}, call);
});

test('eras cannot be written to', () => {
  const series = {} as EraSeries;
  // @ts-expect-error readonly
  series.eras.push({} as Era);
  // @ts-expect-error readonly
  series.metric = 'vo2max';
});
