import { instantOf } from '@vitalwire/core';
import {
  type ActivityFile,
  ActivityFormat,
  type ActivitySession,
  type ReadOptions,
  type Warning,
  WarningCode,
} from '../activity.ts';
import type { ByteInput } from '../byte-input.ts';
import { pausesOf } from '../computed-totals.ts';
import { orderSamples } from '../sample-table.ts';
import { buildSession } from '../xml/build-session.ts';
import { readXml } from '../xml/read-xml.ts';
import { type GpxFile, type GpxTrack, newGpxFile } from './gpx-file.ts';
import { createGpxHandler } from './gpx-handler.ts';

/**
 * Reads a GPS Exchange file, 1.0 or 1.1: every track with times becomes a session. Planned tracks, routes and
 * waypoints have no times and are no activity: the answer then has no sessions and says so in `fileType`.
 * The format has no distance: it is computed along the positions unless a device states it (`computedTotals`).
 * @throws HealthError `file-unrecognised` when it is not GPX, `file-invalid` when nothing in it can be read,
 *   `too-large` beyond `maximumBytes` and the limits that guard against attacks
 */
export async function readGpx(input: ByteInput, options: ReadOptions = {}): Promise<ActivityFile> {
  const path = options.path ?? 'GPX';
  const file = newGpxFile();
  const damage = await readXml({ input, path, ...options }, createGpxHandler(path, file));
  const warnings = warningsOf(file);
  const sessions = file.tracks.flatMap((track) => sessionOf(file, track, warnings));
  return {
    format: ActivityFormat.Gpx,
    fileType: fileTypeOf(file),
    createdAt: file.createdAt === null ? null : instantOf(file.createdAt),
    device: file.creator === undefined ? null : { product: file.creator },
    sessions: sessions.toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0)),
    damage,
    warnings,
  };
}

/** A track without times is a plan, as a route is. */
function fileTypeOf({ tracks, routes, waypoints }: GpxFile): string {
  if (tracks.some(({ table }) => table.times.length > 0)) return 'activity';
  if (routes > 0 || tracks.some(({ pointsWithoutTime }) => pointsWithoutTime > 0)) return 'course';
  return waypoints > 0 ? 'waypoints' : 'unknown';
}

function warningsOf(file: GpxFile): Warning[] {
  const warnings: Warning[] = [];
  if (file.unzonedTimes > 0) {
    warnings.push({
      code: WarningCode.TimeZoneMissing,
      message: 'Times in this file carry no time zone; they were taken as UTC.',
      count: file.unzonedTimes,
    });
  }
  const timeless = file.tracks.reduce((sum, track) => sum + track.pointsWithoutTime, 0);
  if (timeless > 0) {
    warnings.push({
      code: WarningCode.TimeMissing,
      message: 'Some points carry no time and have been left out.',
      count: timeless,
    });
  }
  return warnings;
}

function sessionOf(file: GpxFile, track: GpxTrack, warnings: Warning[]): readonly ActivitySession[] {
  const samples = orderSamples(track.table);
  if (samples === null) return [];
  const start = samples.times[0] ?? 0;
  const built = buildSession({
    sportWord: track.type,
    writer: file.creator,
    name: track.name ?? file.name,
    description: track.description ?? file.description,
    start,
    end: samples.times.at(-1) ?? start,
    utcOffsetMinutes: track.utcOffsetMinutes,
    samples,
    laps: [],
    pauses: pausesOf(samples),
    totals: track.totals,
  });
  warnings.push(...built.warnings);
  return [built.session];
}
