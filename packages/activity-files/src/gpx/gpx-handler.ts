import { HealthError, type StreamChannel, type WorkoutTotals } from '@vitalwire/core';
import { addSample } from '../sample-table.ts';
import { parseTime } from '../xml/parse-time.ts';
import type { XmlAttributes, XmlHandler } from '../xml/read-xml.ts';
import { putPosition, putValue, totalValue } from '../xml/sample-values.ts';
import { nameOf, proseOf, wordOf } from '../xml/words.ts';
import { type GpxFile, type GpxTrack, newTrack } from './gpx-file.ts';

/**
 * Elements of a track point and of its extensions, in lower case: Garmin's TrackPointExtension (hr, cad, atemp, speed,
 * depth) and PowerExtension, Cluetrust's gpxdata (hr, cadence, temp, distance) as Suunto and others write it,
 * `power` and `speed` bare as Strava and Apple write them.
 */
const pointChannels: Readonly<Record<string, StreamChannel>> = {
  ele: 'altitudeMeters',
  hr: 'heartRateBpm',
  heartrate: 'heartRateBpm',
  heartratebpm: 'heartRateBpm',
  cad: 'cadenceRpm',
  cadence: 'cadenceRpm',
  runcadence: 'cadenceRpm',
  atemp: 'temperatureCelsius',
  temp: 'temperatureCelsius',
  temperature: 'temperatureCelsius',
  speed: 'speedMetersPerSecond',
  power: 'powerWatts',
  powerinwatts: 'powerWatts',
  watts: 'powerWatts',
  distance: 'distanceMeters',
  depth: 'depthMeters',
};

/** Garmin's TrackStatsExtension. */
const statistics: Readonly<Record<string, keyof WorkoutTotals>> = {
  distance: 'distanceMeters',
  totalelapsedtime: 'elapsedSeconds',
  timertime: 'timerSeconds',
  movingtime: 'movingSeconds',
  maxspeed: 'maximumSpeedMetersPerSecond',
  ascent: 'ascentMeters',
  descent: 'descentMeters',
  calories: 'energyKilocalories',
  avgheartrate: 'averageHeartRateBpm',
  maxheartrate: 'maximumHeartRateBpm',
  avgcadence: 'averageCadenceRpm',
};

interface Point {
  milliseconds: number | null;
  readonly values: Map<StreamChannel, number>;
}

/** Fills `file` while the elements come by; what is unfinished at the end stays as far as it got. */
export function createGpxHandler(path: string, file: GpxFile): XmlHandler {
  const open: string[] = [];
  let track: GpxTrack | null = null;
  let point: Point | null = null;
  let statisticsOpen = false;
  let stretch = 0;

  const time = (text: string): number | null => {
    const parsed = parseTime(text);
    if (parsed === null) return null;
    if (!parsed.zoned) file.unzonedTimes++;
    if (track !== null) track.utcOffsetMinutes ??= parsed.utcOffsetMinutes;
    return parsed.milliseconds;
  };

  const opened = (name: string, attributes: XmlAttributes): void => {
    if (open.length === 0) {
      if (name !== 'gpx') throw notGpx(path, name);
      file.creator = wordOf(attributes.creator ?? '');
    } else if (name === 'trk') {
      track = newTrack();
      file.tracks.push(track);
    } else if (name === 'trkseg') stretch++;
    else if (name === 'rte') file.routes++;
    else if (name === 'wpt') file.waypoints++;
    else if (name === 'TrackStatsExtension' && track !== null) statisticsOpen = true;
    else if (name === 'trkpt' && track !== null) {
      point = { milliseconds: null, values: new Map() };
      putPosition(point.values, attributes.lat ?? '', attributes.lon ?? '');
    }
  };

  const finishPoint = (): void => {
    if (point === null || track === null) return;
    if (point.milliseconds === null) track.pointsWithoutTime++;
    else addSample(track.table, point.milliseconds, stretch, point.values);
    point = null;
  };

  const pointElement = (target: Point, name: string, text: string): void => {
    const key = name.toLowerCase();
    if (key === 'time') target.milliseconds = time(text);
    else {
      const channel = Object.hasOwn(pointChannels, key) ? pointChannels[key] : undefined;
      if (channel !== undefined) putValue(target.values, channel, text);
    }
  };

  const statistic = (target: GpxTrack, name: string, text: string): void => {
    const key = name.toLowerCase();
    const total = Object.hasOwn(statistics, key) ? statistics[key] : undefined;
    if (total === undefined) return;
    const value = totalValue(total, text);
    // Nought is how a device says that it did not measure.
    if (value > 0) target.totals = { ...target.totals, [total]: value };
  };

  const metadataElement = (name: string, parent: string, text: string): void => {
    // Version 1.1 has an element for it, 1.0 puts the same on the root.
    if (parent !== 'metadata' && parent !== 'gpx') return;
    if (name === 'time') file.createdAt = time(text);
    else if (name === 'name') file.name = nameOf(text);
    else if (name === 'desc') file.description = proseOf(text);
  };

  const closed = (name: string, text: string): void => {
    const parent = open.at(-1) ?? '';
    if (name === 'trkpt') finishPoint();
    else if (point !== null) pointElement(point, name, text);
    else if (name === 'trk') track = null;
    else if (name === 'TrackStatsExtension') statisticsOpen = false;
    else if (track === null) metadataElement(name, parent, text);
    else if (statisticsOpen) statistic(track, name, text);
    else if (parent !== 'trk') return;
    else if (name === 'name') track.name = nameOf(text);
    else if (name === 'type') track.type = nameOf(text);
    else if (name === 'desc' || name === 'cmt') track.description ??= proseOf(text);
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

function notGpx(path: string, root: string): HealthError<'file-unrecognised'> {
  const shown = wordOf(root) ?? '';
  return new HealthError('file-unrecognised', `The file is XML and not GPX: it begins with <${shown}>.`, {
    path,
    reason: `root element ${shown}`,
  });
}
