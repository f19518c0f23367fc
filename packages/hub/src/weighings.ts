import {
  type BodyMeasurement,
  type HealthData,
  type HealthQuery,
  type LocalDate,
  manualSource,
  type ReadCall,
  type Threshold,
  ThresholdOrigin,
} from '@vitalwire/core';

/** Measurements without a weight (body fat alone) are passed over, this many at most. */
const MOST_LOOKED_AT = 50;
const EVER = '0001-01-01' as LocalDate;
const NEVER = '9999-12-31' as LocalDate;

/** The last weighing of the day or before it, else the first one after it. */
export async function weighingsOn(
  health: Pick<HealthData, 'list'>,
  day: LocalDate,
  call: ReadCall,
): Promise<readonly Threshold[]> {
  const found =
    (await nextWeighing(health, { order: 'newest-first', dates: { from: EVER, to: day } }, call)) ??
    (await nextWeighing(health, { order: 'oldest-first', dates: { from: day, to: NEVER } }, call));
  return found === null ? [] : [found];
}

/** Oldest first. */
export async function everyWeighing(health: Pick<HealthData, 'list'>, call: ReadCall): Promise<readonly Threshold[]> {
  const { records } = await health.list('bodyMeasurement', { order: 'oldest-first' }, call);
  return records.flatMap(({ record }) => weighingOf(record) ?? []);
}

async function nextWeighing(
  health: Pick<HealthData, 'list'>,
  query: HealthQuery,
  call: ReadCall,
): Promise<Threshold | null> {
  let after: HealthQuery['after'];
  for (let i = 0; i < MOST_LOOKED_AT; i++) {
    const page = { ...query, limit: 1, ...(after !== undefined && { after }) };
    const { records, next } = await health.list('bodyMeasurement', page, call);
    const [first] = records;
    const found = first === undefined ? null : weighingOf(first.record);
    if (found !== null || next === null) return found;
    after = next;
  }
  return null;
}

function weighingOf({
  weightKilograms,
  localDate,
  start,
  provenance: { sourceId },
}: BodyMeasurement): Threshold | null {
  if (weightKilograms === undefined) return null;
  return {
    metric: 'weightKilograms',
    sport: null,
    value: weightKilograms,
    validFrom: localDate,
    origin: ThresholdOrigin.Measured,
    detail: sourceId === manualSource ? 'logged' : sourceId,
    recordedAt: start,
  };
}
