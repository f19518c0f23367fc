import { type DailySummary, millisecondsOf, type Readiness, type VendorScore } from '@vitalwire/core';
import { present } from '@vitalwire/provider-kit/rows';
import { identityOf, onDay } from '../record-base.ts';
import { dayIn, instantIn, numberIn, type Row, rowIn, rowsIn } from '../row.ts';
import { noDay, type Table } from './table.ts';

/** Garmin counts ten feet as a floor. */
const METERS_PER_FLOOR = 3.048;
/** The day on which a clock goes forward has 23 hours; a shorter one was still running. */
const WHOLE_DAY_MS = 22.9 * 3_600_000;

/** Totals of a day: `UDSFile`. */
export const dailyTable: Table = {
  what: 'UDSFile',
  matches: (head) => /"wellnessStartTimeGmt"|"dailyStepGoal"|"currentDayRestingHeartRate"/.test(head),
  map([row = {}], context) {
    const day = dayIn(row);
    if (day === null) return noDay;
    const { start, end } = context.offsets.rangeOf(day, context.assumedTimeZone);
    const shared = { start, end, ...onDay(day, context.offsets.of(day)) };
    const measured = measuredOf(row);
    const battery = batteryOf(row);
    if (Object.keys(measured).length === 0 && battery === null) {
      return {
        type: 'passedOver',
        reason: 'No watch was worn: the day holds at most an estimate of the resting energy.',
      };
    }
    const summary: DailySummary = {
      ...identityOf('dailySummary', { key: day }, context),
      ...shared,
      ...measured,
      ...energyOf(row),
      partial: isPartial(row),
    };
    const readiness: readonly Readiness[] =
      battery === null
        ? []
        : [{ ...identityOf('readiness', { key: `body-battery/${day}` }, context), ...shared, ...battery }];
    return { type: 'used', records: [summary, ...readiness] };
  },
};

function measuredOf(row: Row): Partial<DailySummary> {
  const respiration = rowIn(row, 'respiration');
  const stress = rowsIn(rowIn(row, 'allDayStress'), 'aggregatorList').find(({ type }) => type === 'TOTAL') ?? null;
  const worn = row.includesWellnessData !== false;
  const climbed = numberIn(row, 'floorsAscendedInMeters', 0, 20_000);
  const minutes = (key: string) => {
    const value = numberIn(row, key, 0, 1440);
    return value === undefined ? undefined : value * 60;
  };
  return present({
    steps: worn ? numberIn(row, 'totalSteps', 0, 500_000) : undefined,
    distanceMeters: worn ? numberIn(row, 'totalDistanceMeters', 0, 500_000) : undefined,
    floorsClimbed: climbed === undefined ? undefined : climbed / METERS_PER_FLOOR,
    moderateActivitySeconds: worn ? minutes('moderateIntensityMinutes') : undefined,
    vigorousActivitySeconds: worn ? minutes('vigorousIntensityMinutes') : undefined,
    // The other one is a mean of seven days.
    restingHeartRateBpm:
      numberIn(row, 'currentDayRestingHeartRate', 20, 200) ?? numberIn(row, 'restingHeartRate', 20, 200),
    minimumHeartRateBpm: numberIn(row, 'minHeartRate', 20, 300),
    maximumHeartRateBpm: numberIn(row, 'maxHeartRate', 20, 300),
    averageStressScore: numberIn(stress, 'averageStressLevel', 0, 100),
    averageOxygenSaturationPercent: numberIn(row, 'averageSpo2Value', 50, 100),
    averageRespirationRatePerMinute: numberIn(respiration, 'avgWakingRespirationValue', 1, 80),
  });
}

function energyOf(row: Row): Partial<DailySummary> {
  return present({
    activeEnergyKilocalories: numberIn(row, 'activeKilocalories', 0, 30_000),
    basalEnergyKilocalories: numberIn(row, 'bmrKilocalories', 1, 30_000),
    totalEnergyKilocalories: numberIn(row, 'totalKilocalories', 1, 30_000),
  });
}

/** The energy that Garmin reckons the body has left, 0 to 100. */
function batteryOf(row: Row): Pick<Readiness, 'score' | 'contributors'> | null {
  const battery = rowIn(row, 'bodyBattery');
  const of = (type: string) =>
    numberIn(
      rowsIn(battery, 'bodyBatteryStatList').find((stat) => stat.bodyBatteryStatType === type) ?? null,
      'statsValue',
      0,
      100,
    );
  const highest = of('HIGHEST');
  if (highest === undefined) return null;
  const parts: readonly (readonly [string, number | undefined])[] = [
    ['Lowest', of('LOWEST')],
    ['At the start of sleep', of('SLEEPSTART')],
    ['At waking', of('SLEEPEND')],
    ['Charged', numberIn(battery, 'chargedValue', 0, 100)],
    ['Drained', numberIn(battery, 'drainedValue', 0, 100)],
  ];
  return {
    score: scoreOf('Body Battery, highest of the day', highest),
    contributors: parts.flatMap(([name, value]) => (value === undefined ? [] : [scoreOf(name, value)])),
  };
}

export function scoreOf(name: string, value: number): VendorScore {
  return { name, value, minimum: 0, maximum: 100 };
}

function isPartial(row: Row): boolean {
  const start = instantIn(row, 'wellnessStartTimeGmt');
  const end = instantIn(row, 'wellnessEndTimeGmt');
  return start !== null && end !== null && millisecondsOf(end) - millisecondsOf(start) < WHOLE_DAY_MS;
}
