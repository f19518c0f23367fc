import {
  type AnyRecord,
  type DataKind,
  type EraMetric,
  type Hrv,
  MeasuringMethod,
  millisecondsOf,
  type RecordOf,
  type SampleSeries,
  type Sleep,
} from '@vitalwire/core';

/** What one record says of a metric. */
export interface Reading {
  readonly method: MeasuringMethod;
  readonly value: number;
  /** For a mean of several of one day: how much each of them counts. */
  readonly weight: number;
}

/** One kind of record in which a metric is found. */
export interface Origin {
  readonly kind: DataKind;
  /** The field by which a person chooses sources for it. */
  readonly field: string;
  readonly subtype?: string;
  /** `null` where the record says nothing of the metric. */
  readonly read: (record: AnyRecord) => Reading | null;
}

export interface MetricOrigins {
  /** Of several records of one instrument on one day. */
  readonly combine: 'mean' | 'sum' | 'lowest';
  /** The better way of measuring first; samples last. */
  readonly from: readonly Origin[];
}

type NumberField<K extends DataKind> = {
  [F in keyof RecordOf<K>]-?: NonNullable<RecordOf<K>[F]> extends number ? F : never;
}[keyof RecordOf<K>] &
  string;

function field<K extends DataKind>(
  kind: K,
  name: NumberField<K>,
  method: MeasuringMethod,
  weigh: (record: RecordOf<K>) => number = () => 1,
): Origin {
  return {
    kind,
    field: name,
    read(record) {
      const value = (record as RecordOf<K>)[name] as number | undefined;
      return value === undefined ? null : { method, value, weight: weigh(record as RecordOf<K>) };
    },
  };
}

const ofDay = (name: NumberField<'dailySummary'>) => field('dailySummary', name, MeasuringMethod.DaySummary);
const ofBody = (name: NumberField<'bodyMeasurement'>) =>
  field('bodyMeasurement', name, MeasuringMethod.BodyMeasurement);

/** Of a night in pieces each counts as long as it lasted. */
function ofNight(name: NumberField<'sleep'>): Origin {
  const origin = field('sleep', name, MeasuringMethod.Sleep, secondsOf);
  return { ...origin, read: (record) => ((record as Sleep).nap ? null : origin.read(record)) };
}

function secondsOf({ start, end }: Sleep): number {
  return Math.max(1, (millisecondsOf(end) - millisecondsOf(start)) / 1000);
}

function ofHrv(method: Hrv['method'], name: 'rmssdMilliseconds' | 'sdnnMilliseconds'): Origin {
  return {
    kind: 'hrv',
    field: method,
    subtype: method,
    read(record) {
      const { context, [name]: value } = record as Hrv & { readonly [name]?: number };
      return value === undefined ? null : { method: contexts[context], value, weight: 1 };
    },
  };
}

const contexts: { readonly [C in Hrv['context']]: MeasuringMethod } = {
  night: MeasuringMethod.HrvNight,
  morning: MeasuringMethod.HrvMorning,
  day: MeasuringMethod.HrvDay,
  spot: MeasuringMethod.HrvSpot,
};

function ofSamples(metric: SampleSeries['metric']): Origin {
  return {
    kind: 'samples',
    field: metric,
    subtype: metric,
    read(record) {
      const known = (record as SampleSeries).values.filter((value) => value !== null);
      if (known.length === 0) return null;
      const value = known.reduce((sum, each) => sum + each, 0) / known.length;
      return { method: MeasuringMethod.Samples, value, weight: known.length };
    },
  };
}

/** A night or a morning at rest says more of a person than a reading at any time of the day. */
export const methodOrder: readonly MeasuringMethod[] = [
  MeasuringMethod.HrvNight,
  MeasuringMethod.HrvMorning,
  MeasuringMethod.Sleep,
  MeasuringMethod.DaySummary,
  MeasuringMethod.HrvDay,
  MeasuringMethod.HrvSpot,
  MeasuringMethod.BodyMeasurement,
  MeasuringMethod.Readiness,
  MeasuringMethod.Samples,
];

/** Where each metric is found, and how several records of one day become its value. */
export const metricOrigins: { readonly [M in EraMetric]: MetricOrigins } = {
  restingHeartRateBpm: {
    combine: 'mean',
    from: [
      ofDay('restingHeartRateBpm'),
      ofBody('restingHeartRateBpm'),
      field('readiness', 'restingHeartRateBpm', MeasuringMethod.Readiness),
    ],
  },
  lowestHeartRateBpm: { combine: 'lowest', from: [ofNight('lowestHeartRateBpm')] },
  hrvRmssdMilliseconds: {
    combine: 'mean',
    from: [ofHrv('rmssd', 'rmssdMilliseconds'), ofSamples('hrvRmssdMilliseconds')],
  },
  hrvSdnnMilliseconds: {
    combine: 'mean',
    from: [ofHrv('sdnn', 'sdnnMilliseconds'), ofSamples('hrvSdnnMilliseconds')],
  },
  asleepSeconds: { combine: 'sum', from: [ofNight('asleepSeconds')] },
  oxygenSaturationPercent: {
    combine: 'mean',
    from: [
      ofNight('averageOxygenSaturationPercent'),
      ofDay('averageOxygenSaturationPercent'),
      ofSamples('oxygenSaturationPercent'),
    ],
  },
  respirationRatePerMinute: {
    combine: 'mean',
    from: [
      ofNight('averageRespirationRatePerMinute'),
      ofDay('averageRespirationRatePerMinute'),
      ofSamples('respirationRatePerMinute'),
    ],
  },
  skinTemperatureCelsius: { combine: 'mean', from: [ofSamples('skinTemperatureCelsius')] },
  skinTemperatureDeviationCelsius: {
    combine: 'mean',
    from: [ofNight('skinTemperatureDeviationCelsius'), ofSamples('skinTemperatureDeviationCelsius')],
  },
  bodyTemperatureCelsius: { combine: 'mean', from: [ofSamples('bodyTemperatureCelsius')] },
  stressScore: { combine: 'mean', from: [ofDay('averageStressScore'), ofSamples('stressScore')] },
  weightKilograms: { combine: 'mean', from: [ofBody('weightKilograms')] },
  bodyFatPercent: { combine: 'mean', from: [ofBody('bodyFatPercent')] },
  vo2max: { combine: 'mean', from: [ofBody('vo2max')] },
};
