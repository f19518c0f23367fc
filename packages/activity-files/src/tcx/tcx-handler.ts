import type { StreamChannel, WorkoutTotals } from '@vitalwire/core';
import { HealthError } from '@vitalwire/core';
import { addSample } from '../sample-table.ts';
import { parseTime } from '../xml/parse-time.ts';
import type { XmlAttributes, XmlHandler } from '../xml/read-xml.ts';
import { putPosition, putValue, totalValue } from '../xml/sample-values.ts';
import { nameOf, proseOf, wordOf } from '../xml/words.ts';
import {
  type DeviceDraft,
  newActivity,
  newLap,
  stretchOf,
  type TcxActivity,
  type TcxFile,
  type TcxLap,
} from './tcx-file.ts';

/** Elements of a track point and of its extensions, by name alone. */
const pointChannels: Readonly<Record<string, StreamChannel>> = {
  AltitudeMeters: 'altitudeMeters',
  DistanceMeters: 'distanceMeters',
  Cadence: 'cadenceRpm',
  RunCadence: 'cadenceRpm',
  Speed: 'speedMetersPerSecond',
  Watts: 'powerWatts',
  Temperature: 'temperatureCelsius',
};

/** Elements of a lap and of its extensions. */
const lapTotals: Readonly<Record<string, keyof WorkoutTotals>> = {
  TotalTimeSeconds: 'timerSeconds',
  DistanceMeters: 'distanceMeters',
  MaximumSpeed: 'maximumSpeedMetersPerSecond',
  Calories: 'energyKilocalories',
  Cadence: 'averageCadenceRpm',
  AvgSpeed: 'averageSpeedMetersPerSecond',
  AvgRunCadence: 'averageCadenceRpm',
  MaxRunCadence: 'maximumCadenceRpm',
  MaxBikeCadence: 'maximumCadenceRpm',
  AvgWatts: 'averagePowerWatts',
  MaxWatts: 'maximumPowerWatts',
};
const lapHeartRates: Readonly<Record<string, keyof WorkoutTotals>> = {
  AverageHeartRateBpm: 'averageHeartRateBpm',
  MaximumHeartRateBpm: 'maximumHeartRateBpm',
};

interface Point {
  milliseconds: number | null;
  latitude: string;
  longitude: string;
  readonly values: Map<StreamChannel, number>;
}

/** Fills `file` while the elements come by; what is unfinished at the end stays as far as it got. */
export function createTcxHandler(path: string, file: TcxFile): XmlHandler {
  const open: string[] = [];
  let activity: TcxActivity | null = null;
  let lap: TcxLap | null = null;
  let point: Point | null = null;
  let device: DeviceDraft | null = null;
  let tracks = 0;
  let multisport: number | null = null;
  let multisports = 0;

  const time = (text: string): number | null => {
    const parsed = parseTime(text);
    if (parsed === null) return null;
    if (!parsed.zoned) file.unzonedTimes++;
    if (activity !== null) activity.utcOffsetMinutes ??= parsed.utcOffsetMinutes;
    return parsed.milliseconds;
  };

  const begin = (sportWord: string | undefined): void => {
    activity = newActivity(sportWord && nameOf(sportWord), multisport);
    file.activities.push(activity);
  };

  const finishPoint = (): void => {
    if (point === null || activity === null) return;
    if (point.milliseconds === null) {
      file.samplesWithoutTime++;
    } else {
      putPosition(point.values, point.latitude, point.longitude);
      addSample(activity.table, point.milliseconds, stretchOf(activity.laps.length, tracks), point.values);
    }
    point = null;
  };

  const pointElement = (target: Point, name: string, parent: string, text: string): void => {
    if (name === 'Time') target.milliseconds = time(text);
    else if (name === 'LatitudeDegrees') target.latitude = text;
    else if (name === 'LongitudeDegrees') target.longitude = text;
    else if (name === 'HeartRateBpm' || (name === 'Value' && parent === 'HeartRateBpm')) {
      putValue(target.values, 'heartRateBpm', text);
    } else {
      const channel = Object.hasOwn(pointChannels, name) ? pointChannels[name] : undefined;
      if (channel !== undefined) putValue(target.values, channel, text);
    }
  };

  const lapElement = (target: TcxLap, name: string, parent: string, text: string): void => {
    if (name === 'TriggerMethod') target.trigger = wordOf(text.toLowerCase());
    else if (name === 'Intensity') target.intensity = intensityOf(text);
    else {
      const heartRate = name === 'Value' ? parent : name;
      const total = Object.hasOwn(lapHeartRates, heartRate)
        ? lapHeartRates[heartRate]
        : Object.hasOwn(lapTotals, name)
          ? lapTotals[name]
          : undefined;
      if (total === undefined) return;
      const value = totalValue(total, text);
      if (!Number.isNaN(value)) target.totals = { ...target.totals, [total]: value };
    }
  };

  const deviceElement = (target: DeviceDraft, name: string, text: string): void => {
    const clean = wordOf(text);
    if (name === 'Name') target.product ??= clean;
    else if (name === 'UnitId') target.serialNumber = clean === '0' ? undefined : clean;
    else if (name === 'VersionMajor') target.major = clean;
    else if (name === 'VersionMinor') target.minor = clean;
  };

  const opened = (name: string, attributes: XmlAttributes): void => {
    if (open.length === 0 && name !== 'TrainingCenterDatabase') throw notTcx(path, name);
    if (name === 'Activities' || name === 'History') file.lists.add('activities');
    else if (name === 'Courses' || name === 'Workouts') file.lists.add(name === 'Courses' ? 'courses' : 'workouts');
    else if (name === 'MultiSportSession') multisport = multisports++;
    else if (name === 'Activity') begin(attributes.Sport);
    // The first version of the format has runs inside an element named after the sport.
    else if (name === 'Run') begin(open.at(-1));
    else if (name === 'Creator' && activity !== null) device = activity.device;
    else if (name === 'Author') device = file.author;
    else if (name === 'Transition') begin(name);
    else if (name === 'Track') tracks++;
    else if (name === 'Trackpoint' && activity !== null) {
      point = { milliseconds: null, latitude: '', longitude: '', values: new Map() };
    }
    if ((name === 'Lap' || name === 'Transition') && activity !== null) {
      lap = newLap();
      lap.start = time(attributes.StartTime ?? '');
      activity.laps.push(lap);
    }
  };

  const closed = (name: string, text: string): void => {
    const parent = open.at(-1) ?? '';
    if (name === 'Trackpoint') finishPoint();
    else if (point !== null) pointElement(point, name, parent, text);
    else if (name === 'Creator' || name === 'Author') device = null;
    else if (device !== null) deviceElement(device, name, text);
    else if (name === 'Lap') lap = null;
    else if (name === 'Activity' || name === 'Run' || name === 'Transition') activity = lap = null;
    else if (name === 'MultiSportSession') multisport = null;
    else if (lap !== null && name !== 'Notes') lapElement(lap, name, parent, text);
    else if (activity !== null && name === 'Id') activity.start = time(text);
    else if (activity !== null && name === 'Notes') {
      activity.notes = proseOf(`${activity.notes}\n${text}`) ?? '';
    }
  };

  return {
    open: (name, attributes) => {
      opened(name, attributes);
      open.push(name);
    },
    close: (name, text) => {
      open.pop();
      closed(name, text);
    },
  };
}

function intensityOf(text: string): string | undefined {
  const word = wordOf(text.toLowerCase());
  return word === 'resting' ? 'rest' : word;
}

function notTcx(path: string, root: string): HealthError<'file-unrecognised'> {
  const shown = wordOf(root) ?? '';
  return new HealthError('file-unrecognised', `The file is XML and not TCX: it begins with <${shown}>.`, {
    path,
    reason: `root element ${shown}`,
  });
}
