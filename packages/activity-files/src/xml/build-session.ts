import { instantOf, type Pause, type StreamChannel, type WorkoutLap, type WorkoutTotals } from '@vitalwire/core';
import { type ActivitySession, type Warning, WarningCode } from '../activity.ts';
import { completeTotals } from '../complete-totals.ts';
import { distanceOfPositions, present } from '../computed-totals.ts';
import type { Samples } from '../sample-table.ts';
import { streamsOf } from '../sample-table.ts';
import { sportOfWord } from './sport-words.ts';

/** What a reader has gathered of one session. Times are milliseconds since 1970. */
export interface SessionDraft {
  /** The file's own word for the sport. */
  readonly sportWord: string | undefined;
  readonly writer: string | undefined;
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly start: number;
  readonly end: number;
  /** As the file writes it, before it is checked. */
  readonly utcOffsetMinutes: number | null;
  readonly samples: Samples | null;
  readonly laps: readonly WorkoutLap[];
  readonly pauses: readonly Pause[];
  readonly totals: WorkoutTotals;
}

export function buildSession(draft: SessionDraft): { session: ActivitySession; warnings: readonly Warning[] } {
  const warnings: Warning[] = [...(draft.samples?.warnings ?? [])];
  const samples = withDistance(draft);
  const pauses = draft.pauses.toSorted((a, b) => (a.start < b.start ? -1 : 1));
  const stated: ActivitySession = {
    sport: sportOfWord({
      word: draft.sportWord ?? '',
      positioned: samples?.columns.has('latitudeDegrees') === true,
      writer: draft.writer,
    }),
    ...present({ vendorSport: draft.sportWord, name: draft.name, description: draft.description }),
    start: instantOf(draft.start),
    end: instantOf(draft.end),
    utcOffsetMinutes: checkedOffset(draft.utcOffsetMinutes, warnings),
    ...draft.totals,
    laps: draft.laps,
    lengths: [],
    sets: [],
    pauses,
    events: [],
    sensors: [],
    streams: samples === null ? null : streamsOf(samples),
    developerColumns: [],
    beatIntervalsSeconds: null,
  };
  return { session: completeTotals(stated, samples), warnings };
}

/**
 * The way along the positions becomes the distance where the file tells none at all. Where it states a total, the
 * streams stay without: two distances of one session would contradict each other.
 */
function withDistance({ samples, totals }: SessionDraft): Samples | null {
  if (samples === null || samples.columns.has('distanceMeters') || totals.distanceMeters !== undefined) return samples;
  const distance = distanceOfPositions(samples);
  if (distance === null) return samples;
  return { ...samples, columns: new Map<StreamChannel, Float64Array>(samples.columns).set('distanceMeters', distance) };
}

/** Offsets in use are whole quarters of an hour, from 12 west to 14 east of UTC. */
function checkedOffset(minutes: number | null, warnings: Warning[]): number | null {
  if (minutes === null || (minutes % 15 === 0 && minutes >= -12 * 60 && minutes <= 14 * 60)) return minutes;
  warnings.push({
    code: WarningCode.UtcOffsetImplausible,
    message: 'The time zone that the file names does not exist; the local time of this activity is unknown.',
  });
  return null;
}
