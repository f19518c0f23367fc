import {
  type AnyRecord,
  type BaseRecord,
  type BodyMeasurement,
  type DailySummary,
  type DataKind,
  type DeliveredRecord,
  type Instant,
  instantOf,
  type LocalDate,
  localDateOf,
  millisecondsPerDay,
  recordId,
  type Sleep,
  type StrengthSession,
  type Workout,
} from '@vitalwire/core';
import { type GadgetName, gadgets } from './gadgets.ts';
import type { EventKind, EventTruth, LaterChange, ViewTruth } from './truth.ts';

/** One record as one gadget wrote it, right or wrong. */
export interface Sighting {
  readonly by: GadgetName;
  readonly kind?: EventKind;
  /** Milliseconds since 1970, as the record claims. */
  readonly startMs: number;
  /** `null`: no length. */
  readonly endMs: number | null;
  /** What the record says of its zone; `null`: nothing. */
  readonly offsetMinutes: number | null;
  /** Where it is not the day of the start (of a sleep: of the end) there. */
  readonly localDate?: LocalDate;
  readonly fields?: Partial<Workout> | Partial<Sleep> | Partial<DailySummary> | Partial<BodyMeasurement>;
  /** How much of the event it holds; the whole when left out. */
  readonly share?: number;
  /** What came first, before the source gave what stands here. */
  readonly before?: Partial<Pick<Sighting, 'startMs' | 'endMs' | 'fields' | 'offsetMinutes'>>;
  /** The source takes it back later. */
  readonly deleted?: boolean;
}

export interface Happening {
  readonly id: string;
  readonly kind: EventKind;
  readonly trap: string;
  readonly startMs: number;
  readonly endMs: number | null;
  readonly localDate: LocalDate;
  readonly distanceMeters: number | null;
  readonly sightings: readonly Sighting[];
}

export interface Written {
  readonly truth: EventTruth;
  readonly delivered: readonly DeliveredRecord[];
  readonly later: readonly LaterChange[];
}

/** Where the person is at home: what a record without an offset is read with, winter and summer alike. */
const ASSUMED_OFFSET_MINUTES = 60;

export function writeHappening(happening: Happening): Written {
  const delivered: DeliveredRecord[] = [];
  const later: LaterChange[] = [];
  const views: ViewTruth[] = [];
  for (const [index, sighting] of happening.sightings.entries()) {
    const key = `${happening.id}/${index}`;
    const last = recordOf(happening.kind, key, sighting, sighting.before === undefined ? 1 : 2);
    delivered.push({
      record:
        sighting.before === undefined ? last : recordOf(happening.kind, key, { ...sighting, ...sighting.before }, 1),
      streams: null,
    });
    if (sighting.before !== undefined) later.push({ type: 'edited', delivered: { record: last, streams: null } });
    if (sighting.deleted === true)
      later.push({ type: 'deleted', recordId: last.id, receivedAt: noonAfter(sighting.startMs, 3) });
    else views.push({ recordId: last.id, sourceId: last.provenance.sourceId, share: sighting.share ?? 1 });
  }
  const truth: EventTruth = {
    id: happening.id,
    kind: happening.kind,
    trap: happening.trap,
    start: instantOf(happening.startMs),
    localDate: happening.localDate,
    durationSeconds: happening.endMs === null ? 0 : Math.round((happening.endMs - happening.startMs) / 1000),
    distanceMeters: happening.distanceMeters,
    views,
  };
  return { truth, delivered, later };
}

/** @param daysLater how long after the event it was received */
function recordOf(eventKind: EventKind, key: string, sighting: Sighting, daysLater: number): AnyRecord {
  const kind = sighting.kind ?? eventKind;
  const startMs = wholeSeconds(sighting.startMs);
  const endMs = sighting.endMs === null ? null : wholeSeconds(sighting.endMs);
  const base = baseOf(kind, key, sighting, { startMs, endMs, daysLater });
  switch (kind) {
    case 'workout': {
      const empty = { laps: [], lengths: [], sets: [], pauses: [], sensors: [], streams: null };
      const fields = sighting.fields as Partial<Workout>;
      return { sport: 'other', ...base, ...empty, ...fields, kind, end: instantOf(endMs ?? startMs) } as Workout;
    }
    case 'strengthSession':
      return { ...base, kind, sets: setsOf(key) } satisfies StrengthSession;
    case 'sleep':
      return { nap: false, stages: [], ...base, ...sighting.fields, kind, end: instantOf(endMs ?? startMs) } as Sleep;
    case 'dailySummary':
      return { partial: false, ...base, ...sighting.fields, kind } as DailySummary;
    case 'bodyMeasurement':
      return { ...base, ...sighting.fields, kind } as BodyMeasurement;
  }
}

function baseOf<K extends DataKind>(
  kind: K,
  naturalKey: string,
  sighting: Sighting,
  {
    startMs,
    endMs,
    daysLater,
  }: { readonly startMs: number; readonly endMs: number | null; readonly daysLater: number },
): BaseRecord<K> {
  const { sourceId, device, channel } = gadgets[sighting.by];
  const { offsetMinutes } = sighting;
  const counted = kind === 'sleep' && endMs !== null ? endMs : startMs;
  return {
    kind,
    id: recordId(kind, sourceId, naturalKey),
    provenance: {
      sourceId,
      channel,
      vendorId: null,
      naturalKey,
      device,
      originalHash: null,
      receivedAt: noonAfter(counted, daysLater),
      mapper: `${sourceId}/1`,
    },
    start: instantOf(startMs),
    end: endMs === null ? null : instantOf(endMs),
    utcOffsetMinutes: offsetMinutes,
    localDate: sighting.localDate ?? localDateOf(instantOf(counted), offsetMinutes ?? ASSUMED_OFFSET_MINUTES),
    dateBasis: offsetMinutes === null && sighting.localDate === undefined ? 'assumed-zone' : 'recorded',
  };
}

/** Sources write whole seconds. */
const wholeSeconds = (milliseconds: number) => Math.round(milliseconds / 1000) * 1000;

function noonAfter(milliseconds: number, days: number): Instant {
  return instantOf((Math.floor(milliseconds / millisecondsPerDay) + days + 0.5) * millisecondsPerDay);
}

function setsOf(key: string): StrengthSession['sets'] {
  return [
    { type: 'warmup', exercise: 'Squat', repetitions: 8, weightKilograms: 60 },
    { type: 'active', exercise: 'Squat', repetitions: 5, weightKilograms: 90 + (key.length % 5) },
    { type: 'active', exercise: 'Row', repetitions: 8, weightKilograms: 50 },
  ];
}
