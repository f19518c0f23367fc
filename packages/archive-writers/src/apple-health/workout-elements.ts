import { columnOf, isMissing, millisecondsOf, presentCount, type Streams, type Workout } from '@vitalwire/core';
import { metadata, phoneDate, recordRow, secondsOf, tag, watchSource } from './xml.ts';

/** `statistics`: as since iOS 16. `attributes`: totals in the workout itself, as before. */
export type WorkoutStyle = 'statistics' | 'attributes';

const types: { readonly [sport: string]: string } = {
  cycling: 'Cycling',
  mountain_biking: 'Cycling',
  gravel_cycling: 'Cycling',
  indoor_cycling: 'Cycling',
  virtual_cycling: 'Cycling',
  running: 'Running',
  trail_running: 'Running',
  track_running: 'Running',
  treadmill_running: 'Running',
  walking: 'Walking',
  hiking: 'Hiking',
  pool_swimming: 'Swimming',
  open_water_swimming: 'Swimming',
  strength_training: 'TraditionalStrengthTraining',
  yoga: 'Yoga',
};
const indoors = new Set(['indoor_cycling', 'virtual_cycling', 'treadmill_running']);
const METERS_PER_MILE = 1609.344;

export interface WorkoutWriting {
  readonly style: WorkoutStyle;
  readonly units: 'metric' | 'imperial';
  readonly zone: string | null;
  /** File name of its route; `null`: none. */
  readonly route: string | null;
  readonly offsetMinutes: number;
}

export function activityType(sport: string): string {
  return `HKWorkoutActivityType${types[sport] ?? 'Other'}`;
}

export function workoutElement(workout: Workout, writing: WorkoutWriting): string {
  const { style, units, zone, route, offsetMinutes } = writing;
  const [start, end] = [secondsOf(workout.start), secondsOf(workout.end)];
  const times = { startDate: phoneDate(start, offsetMinutes), endDate: phoneDate(end, offsetMinutes) };
  const distance = workout.distanceMeters;
  const length = units === 'imperial' ? { unit: 'mi', size: METERS_PER_MILE } : { unit: 'km', size: 1000 };
  const attributes =
    style === 'attributes'
      ? {
          totalDistance: distance === undefined ? 0 : distance / length.size,
          totalDistanceUnit: length.unit,
          totalEnergyBurned: workout.energyKilocalories ?? 0,
          totalEnergyBurnedUnit: 'kcal',
        }
      : {};
  const inner = [
    metadata('HKIndoorWorkout', indoors.has(workout.sport) ? 1 : 0),
    ...(zone === null ? [] : [metadata('HKTimeZone', zone)]),
    metadata('HKAverageMETs', '6.1 kcal/hr·kg'),
    ...(workout.sport.endsWith('swimming')
      ? [metadata('HKSwimmingLocationType', workout.sport === 'open_water_swimming' ? 2 : 1)]
      : []),
    ...(workout.poolLengthMeters === undefined ? [] : [metadata('HKLapLength', `${workout.poolLengthMeters} m`)]),
    ...(workout.ascentMeters === undefined
      ? []
      : [metadata('HKElevationAscended', `${Number((workout.ascentMeters * 100).toFixed(3))} cm`)]),
    ...events(workout, offsetMinutes),
    ...(style === 'statistics' ? statistics(workout, length, times) : []),
    ...(route === null
      ? []
      : [
          tag(
            'WorkoutRoute',
            { sourceName: watchSource.sourceName, sourceVersion: '11.2', creationDate: times.endDate, ...times },
            `   ${tag('FileReference', { path: `/workout-routes/${route}` })}`,
          ),
        ]),
  ].join('');
  return ` ${tag(
    'Workout',
    {
      workoutActivityType: activityType(workout.sport),
      duration: (workout.timerSeconds ?? end - start) / 60,
      durationUnit: 'min',
      ...attributes,
      sourceName: watchSource.sourceName,
      sourceVersion: watchSource.sourceVersion,
      device: `<<HKDevice: 0x301${start % 9973}>, ${watchSource.device}>`,
      creationDate: times.endDate,
      ...times,
    },
    inner,
  )}`;
}

function statistics(
  workout: Workout,
  length: { readonly unit: string; readonly size: number },
  times: { readonly startDate: string; readonly endDate: string },
): readonly string[] {
  const family = activityType(workout.sport);
  const kind = family.endsWith('Cycling')
    ? 'DistanceCycling'
    : family.endsWith('Swimming')
      ? 'DistanceSwimming'
      : 'DistanceWalkingRunning';
  const one = (type: string, values: { readonly [name: string]: number | string | undefined }) =>
    `  ${tag('WorkoutStatistics', { type: `HKQuantityTypeIdentifier${type}`, ...times, ...values })}`;
  const { distanceMeters, energyKilocalories, averageHeartRateBpm } = workout;
  return [
    ...(distanceMeters === undefined ? [] : [one(kind, { sum: distanceMeters / length.size, unit: length.unit })]),
    ...(energyKilocalories === undefined ? [] : [one('ActiveEnergyBurned', { sum: energyKilocalories, unit: 'Cal' })]),
    ...(averageHeartRateBpm === undefined
      ? []
      : [
          one('HeartRate', {
            average: averageHeartRateBpm,
            minimum: workout.minimumHeartRateBpm,
            maximum: workout.maximumHeartRateBpm,
            unit: 'count/min',
          }),
        ]),
  ];
}

function events(workout: Workout, offsetMinutes: number): readonly string[] {
  const event = (type: string, at: number, rest: { readonly [name: string]: string | number } = {}, inner = '') =>
    `  ${tag('WorkoutEvent', { type: `HKWorkoutEventType${type}`, date: phoneDate(at, offsetMinutes), ...rest }, inner)}`;
  return [
    ...workout.pauses.flatMap(({ start, end }) => [event('Pause', secondsOf(start)), event('Resume', secondsOf(end))]),
    ...workout.lengths
      .filter(({ active }) => active)
      .map(({ start, elapsedSeconds }) =>
        event(
          'Lap',
          secondsOf(start),
          { duration: elapsedSeconds / 60, durationUnit: 'min' },
          metadata('HKSwimmingStrokeStyle', 2),
        ),
      ),
  ];
}

/** Every fifth second, as a watch reads the heart. */
const HEART_RATE_EVERY = 5;

export function* workoutHeartRates(streams: Streams, offsetMinutes: number): Generator<string> {
  const column = columnOf(streams, 'heartRateBpm');
  if (column === null) return;
  const zero = millisecondsOf(streams.start) / 1000;
  for (const [i, elapsed] of streams.elapsedSeconds.entries()) {
    if (elapsed % HEART_RATE_EVERY !== 0 || isMissing(column.missing, i)) continue;
    const at = zero + elapsed;
    const row = { unit: 'count/min', value: column.values[i] ?? 0, start: at, end: at };
    yield recordRow(watchSource, 'HKQuantityTypeIdentifierHeartRate', row, offsetMinutes);
  }
}

export function hasRoute(streams: Streams): boolean {
  const latitude = columnOf(streams, 'latitudeDegrees');
  return latitude !== null && presentCount(latitude) > 0;
}

/** `null` where there are no positions. */
export function routeText(streams: Streams, name: string): string | null {
  const latitude = columnOf(streams, 'latitudeDegrees');
  const longitude = columnOf(streams, 'longitudeDegrees');
  const altitude = columnOf(streams, 'altitudeMeters');
  const speed = columnOf(streams, 'speedMetersPerSecond');
  if (latitude === null || longitude === null) return null;
  const zero = millisecondsOf(streams.start);
  const points: string[] = [];
  for (const [i, elapsed] of streams.elapsedSeconds.entries()) {
    if (isMissing(latitude.missing, i) || isMissing(longitude.missing, i)) continue;
    const time = new Date(zero + elapsed * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
    const up = altitude === null || isMissing(altitude.missing, i) ? '' : `<ele>${altitude.values[i]}</ele>`;
    const fast = speed === null || isMissing(speed.missing, i) ? '' : `<speed>${speed.values[i]}</speed>`;
    points.push(
      `      <trkpt lon="${longitude.values[i]}" lat="${latitude.values[i]}">${up}<time>${time}</time><extensions>${fast}<course>206.2</course><hAcc>8.06</hAcc><vAcc>6.42</vAcc></extensions></trkpt>\n`,
    );
  }
  if (points.length === 0) return null;
  return `<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="Apple Health Export" xmlns="http://www.topografix.com/GPX/1/1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.topografix.com/GPX/1/1 http://www.topografix.com/GPX/1/1/gpx.xsd">
  <metadata>
    <time>2026-07-01T03:43:52Z</time>
  </metadata>
  <trk>
    <name>${name}</name>
    <trkseg>
${points.join('')}    </trkseg>
  </trk>
</gpx>
`;
}
