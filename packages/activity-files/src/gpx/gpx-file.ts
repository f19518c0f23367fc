import type { WorkoutTotals } from '@vitalwire/core';
import { newSampleTable, type SampleTable } from '../sample-table.ts';

/** What a GPX file holds, as its elements are gathered. Times are milliseconds since 1970. */
export interface GpxFile {
  /** The program or device that wrote the file. */
  creator: string | undefined;
  createdAt: number | null;
  /** Of the metadata: names a track that has no name of its own. */
  name: string | undefined;
  description: string | undefined;
  readonly tracks: GpxTrack[];
  routes: number;
  waypoints: number;
  unzonedTimes: number;
}

export interface GpxTrack {
  name: string | undefined;
  description: string | undefined;
  type: string | undefined;
  utcOffsetMinutes: number | null;
  /** Of points with a time. */
  readonly table: SampleTable;
  pointsWithoutTime: number;
  /** What some devices state beside the points. */
  totals: WorkoutTotals;
}

export function newGpxFile(): GpxFile {
  return {
    creator: undefined,
    createdAt: null,
    name: undefined,
    description: undefined,
    tracks: [],
    routes: 0,
    waypoints: 0,
    unzonedTimes: 0,
  };
}

export function newTrack(): GpxTrack {
  return {
    name: undefined,
    description: undefined,
    type: undefined,
    utcOffsetMinutes: null,
    table: newSampleTable(),
    pointsWithoutTime: 0,
    totals: {},
  };
}
