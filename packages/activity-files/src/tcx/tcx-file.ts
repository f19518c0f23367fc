import type { WorkoutTotals } from '@vitalwire/core';
import type { ActivityDevice, Warning } from '../activity.ts';
import { newSampleTable, type SampleTable } from '../sample-table.ts';

/** What a TCX file holds, as its elements are gathered. Times are milliseconds since 1970. */
export interface TcxFile {
  readonly activities: TcxActivity[];
  /** The program that wrote the file. */
  readonly author: DeviceDraft;
  readonly warnings: Warning[];
  /** Times without a zone. */
  unzonedTimes: number;
  samplesWithoutTime: number;
  /** A list of this kind was in the file, empty or not. */
  readonly lists: Set<'activities' | 'courses' | 'workouts'>;
}

export interface TcxActivity {
  sportWord: string | undefined;
  start: number | null;
  utcOffsetMinutes: number | null;
  notes: string;
  readonly device: DeviceDraft;
  readonly laps: TcxLap[];
  readonly table: SampleTable;
  /** Number of the event of several sports that it is part of. */
  readonly multisport: number | null;
}

/**
 * Laps count from 1, in the order of the file: 0 is before the first. Number of the uninterrupted stretch of samples that a track of a lap is. The silence between two tracks of one lap
 * is a pause; between two laps it may be a lap without samples.
 */
export function stretchOf(lap: number, track: number): number {
  return lap * TRACKS_PER_LAP + track;
}
export function lapOfStretch(stretch: number): number {
  return Math.floor(stretch / TRACKS_PER_LAP);
}
/** More than fit into a file. */
const TRACKS_PER_LAP = 2 ** 24;

export interface TcxLap {
  start: number | null;
  totals: WorkoutTotals;
  trigger: string | undefined;
  intensity: string | undefined;
}

/** Device or program, with the parts of its version. */
export interface DeviceDraft {
  product: string | undefined;
  serialNumber: string | undefined;
  major: string | undefined;
  minor: string | undefined;
}

export function newTcxFile(): TcxFile {
  return {
    activities: [],
    author: newDevice(),
    warnings: [],
    unzonedTimes: 0,
    samplesWithoutTime: 0,
    lists: new Set(),
  };
}

export function newActivity(sportWord: string | undefined, multisport: number | null): TcxActivity {
  return {
    sportWord,
    start: null,
    utcOffsetMinutes: null,
    notes: '',
    device: newDevice(),
    laps: [],
    table: newSampleTable(),
    multisport,
  };
}

export function newLap(): TcxLap {
  return { start: null, totals: {}, trigger: undefined, intensity: undefined };
}

function newDevice(): DeviceDraft {
  return { product: undefined, serialNumber: undefined, major: undefined, minor: undefined };
}

/** `null` when nothing is known of it. */
export function deviceOf(draft: DeviceDraft): ActivityDevice | null {
  if (draft.product === undefined && draft.serialNumber === undefined) return null;
  const softwareVersion = draft.major === undefined ? undefined : `${draft.major}.${draft.minor ?? '0'}`;
  return {
    ...(draft.product === undefined ? {} : { product: draft.product }),
    ...(draft.serialNumber === undefined ? {} : { serialNumber: draft.serialNumber }),
    ...(softwareVersion === undefined ? {} : { softwareVersion }),
  };
}
