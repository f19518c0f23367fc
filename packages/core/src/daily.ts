import type { AnswersBecause } from './answers-because.ts';
import type { SourceId } from './ids.ts';
import type { DateRange, LocalDate } from './instant.ts';
import type { SampleMetric } from './metrics.ts';
import type { DailySummary } from './records/daily-summary.ts';
import type { SourceChoiceId } from './source-choice.ts';

type NumericField<R> = { [F in keyof R]-?: NonNullable<R[F]> extends number ? F : never }[keyof R];

/** A number that stands for one calendar day. */
export type DailyMetric = Exclude<NumericField<DailySummary>, 'utcOffsetMinutes'>;

/**
 * Daily metrics, with the samples that they can be made of where no source gives the day's value, and how.
 * `total`: one day has one sum, which two devices must not count twice.
 */
export const dailyMetrics = {
  steps: { samples: 'steps', combine: 'total' },
  distanceMeters: { samples: 'distanceMeters', combine: 'total' },
  floorsClimbed: { samples: 'floors', combine: 'total' },
  activeEnergyKilocalories: { samples: 'activeEnergyKilocalories', combine: 'total' },
  basalEnergyKilocalories: { samples: 'basalEnergyKilocalories', combine: 'total' },
  totalEnergyKilocalories: { samples: null, combine: 'total' },
  moderateActivitySeconds: { samples: null, combine: 'total' },
  vigorousActivitySeconds: { samples: null, combine: 'total' },
  sedentarySeconds: { samples: null, combine: 'total' },
  wearSeconds: { samples: null, combine: 'total' },
  restingHeartRateBpm: { samples: null, combine: 'mean' },
  averageHeartRateBpm: { samples: 'heartRateBpm', combine: 'mean' },
  minimumHeartRateBpm: { samples: 'heartRateBpm', combine: 'minimum' },
  maximumHeartRateBpm: { samples: 'heartRateBpm', combine: 'maximum' },
  averageStressScore: { samples: 'stressScore', combine: 'mean' },
  averageOxygenSaturationPercent: { samples: 'oxygenSaturationPercent', combine: 'mean' },
  averageRespirationRatePerMinute: { samples: 'respirationRatePerMinute', combine: 'mean' },
} as const satisfies {
  readonly [M in DailyMetric]: {
    readonly samples: SampleMetric | null;
    readonly combine: 'total' | 'mean' | 'minimum' | 'maximum';
  };
};

/**
 * Beside the metric, in a roll-up of samples that a day's mean is made of: every value once for each millisecond that it
 * held. A watch that reads the heart every second of a workout and every five minutes of the rest would else make its
 * workouts the day. `count` is milliseconds, `sum` is value times milliseconds.
 */
export const heldMetric = 'held';

export interface DailyQuery {
  readonly dates: DateRange;
  readonly metrics: readonly DailyMetric[];
  /** Only these sources. */
  readonly sourceIds?: readonly SourceId[];
}

/** The value of one metric on one day, from the source that is preferred for it. */
export interface DailyValue {
  readonly localDate: LocalDate;
  readonly metric: DailyMetric;
  readonly value: number;
  /** Whose number it is; where samples of several sources were needed, the first of them. */
  readonly sourceId: SourceId;
  readonly from: 'summary' | 'samples';
  readonly because: AnswersBecause;
  readonly choiceId: SourceChoiceId | null;
  /** What the other sources say of the same day. */
  readonly others: readonly { readonly sourceId: SourceId; readonly value: number }[];
  /** For a total of samples of several sources: what each of them counted while those before it did not measure. */
  readonly parts: readonly { readonly sourceId: SourceId; readonly value: number; readonly seconds: number }[];
  /** Sources that say something of the same day and are left out: their terms forbid counting them with others. */
  readonly apart?: readonly SourceId[];
}
