import type {
  DeviceAnalysis,
  Instant,
  Pause,
  Sport,
  Streams,
  StrengthSet,
  SwimLength,
  WorkoutFeel,
  WorkoutLap,
  WorkoutSensor,
  WorkoutTotals,
} from '@vitalwire/core';

export const ActivityFormat = { Fit: 'fit', Tcx: 'tcx', Gpx: 'gpx' } as const;
export type ActivityFormat = (typeof ActivityFormat)[keyof typeof ActivityFormat];

/** What one file says, whatever its format. Absent fields were not in the file. */
export interface ActivityFile {
  readonly format: ActivityFormat;
  /**
   * `activity`, or what a FIT file calls itself otherwise: `settings`, `course`, `workout`, `weight`, `monitoring_b`, …
   * `unknown` when it does not say and holds no activity. Files that are not activities have no sessions.
   */
  readonly fileType: string;
  /** When the device or program says it wrote the file. */
  readonly createdAt: Instant | null;
  /** What recorded, or the program that wrote the file where no device is named. */
  readonly device: ActivityDevice | null;
  /** In order of `start`. */
  readonly sessions: readonly ActivitySession[];
  /** Where the file is broken. Empty for a sound file; what stands around the damage is kept. */
  readonly damage: readonly Damage[];
  /** What is sound as a file and odd as an activity. */
  readonly warnings: readonly Warning[];
}

/** Text comes from the file: data, never instruction. */
export interface ActivityDevice {
  readonly manufacturer?: string;
  readonly product?: string;
  readonly serialNumber?: string;
  readonly softwareVersion?: string;
}

export const DamageCode = {
  /** The file ends before its own structure does. */
  Truncated: 'truncated',
  /** The checksum at the end of the file or of its header does not match. */
  ChecksumMismatch: 'checksum-mismatch',
  /** The header contradicts the content; the content was believed. */
  HeaderInvalid: 'header-invalid',
  /** Bytes that belong to no message; reading went on behind them. */
  StrayBytes: 'stray-bytes',
  /** From here on nothing could be read. */
  Unreadable: 'unreadable',
  /** A field whose size or description does not fit its type; the field was left out, its message kept. */
  FieldInvalid: 'field-invalid',
} as const;
export type DamageCode = (typeof DamageCode)[keyof typeof DamageCode];

export interface Damage {
  readonly code: DamageCode;
  /** One sentence for a person. */
  readonly message: string;
  /** From the start of the input. Absent where a format has no bytes to point at. */
  readonly byteOffset?: number;
}

export const WarningCode = {
  /** Samples were not in order of time and have been sorted. */
  TimeBackwards: 'time-backwards',
  /** Samples whose date is far from all others have been left out. */
  TimeImplausible: 'time-implausible',
  /** The clock of the device was never set: dates are relative to its start. */
  ClockNotSet: 'clock-not-set',
  /** Times without a time zone have been taken as UTC. */
  TimeZoneMissing: 'time-zone-missing',
  /** Samples without a time have been left out. */
  TimeMissing: 'time-missing',
  /** The file has no session: start, end and sport come from its samples. */
  SessionRebuilt: 'session-rebuilt',
  /**
   * A session ends before it starts or runs for an impossible time, and its samples were believed; or its timer ran for
   * longer than from its start to its end, and both times were kept.
   */
  SessionTimes: 'session-times',
  /** Positions that nobody can have gone to and come back from in time have been left out. */
  PositionImplausible: 'position-implausible',
  /** The local time in the file is no whole quarter of an hour from UTC, or too far from it; the offset is unknown. */
  UtcOffsetImplausible: 'utc-offset-implausible',
  /** Fields whose size is no multiple of their type have been left out; the rest of their messages was read. */
  FieldSkipped: 'field-skipped',
  /** The file is larger than what is kept of one kind of entry; the rest was left out. */
  Limited: 'limited',
} as const;
export type WarningCode = (typeof WarningCode)[keyof typeof WarningCode];

export interface Warning {
  readonly code: WarningCode;
  /** One sentence for a person. */
  readonly message: string;
  /** How many entries it concerns. */
  readonly count?: number;
}

/** One session of one sport. */
export interface ActivitySession extends WorkoutTotals {
  readonly sport: Sport;
  /** The file's own words, `cycling/road`. */
  readonly vendorSport?: string;
  readonly name?: string;
  readonly description?: string;
  readonly start: Instant;
  readonly end: Instant;
  /** Minutes east of UTC, a multiple of 15. `null` when the file does not say or says something impossible. */
  readonly utcOffsetMinutes: number | null;
  readonly indoor?: boolean;
  readonly poolLengthMeters?: number;
  /** Set when the session is one part of an event of several sports. */
  readonly multisport?: MultisportPart;
  readonly laps: readonly WorkoutLap[];
  readonly lengths: readonly SwimLength[];
  readonly sets: readonly StrengthSet[];
  readonly pauses: readonly Pause[];
  readonly events: readonly ActivityEvent[];
  readonly sensors: readonly WorkoutSensor[];
  readonly deviceAnalysis?: DeviceAnalysis;
  readonly feel?: WorkoutFeel;
  /**
   * Totals that the file does not state and that were computed from its samples. A computed `distanceMeters` is
   * computed in the streams too. Absent: every total is the file's own.
   */
  readonly computedTotals?: readonly (keyof WorkoutTotals)[];
  /** `null` when the file has totals only. */
  readonly streams: Streams | null;
  /** What apps and sensors added beside the standard channels, on the time axis of `streams`. */
  readonly developerColumns: readonly DeveloperColumn[];
  /** Seconds from each heart beat to the next, in order; `null` when none were recorded. */
  readonly beatIntervalsSeconds: Float64Array | null;
}

export interface MultisportPart {
  /** 0 for the first part. Transitions count. */
  readonly index: number;
  readonly count: number;
}

/** What happened at a moment, in the format's words. */
export interface ActivityEvent {
  readonly at: Instant;
  /** `timer`, `lap`, `front_gear_change`, `workout_step`, … */
  readonly event: string;
  /** `start`, `stop`, `stop_all`, `marker`, … */
  readonly type?: string;
  /** Values that belong to it, by name: gear numbers and teeth, trigger, alert limits. */
  readonly data?: Readonly<Record<string, number | string>>;
}

/** A measured quantity without a standard channel. */
export interface DeveloperColumn {
  /** As its writer calls it, `Form Power`. */
  readonly name: string;
  /** As its writer spells it; empty when it has none. */
  readonly unit: string;
  /** NaN where missing. As long as the time axis of the session's streams. */
  readonly values: Float64Array;
  /** Bit `i & 7` of byte `i >> 3` is set where sample `i` is missing; `null` when none is. */
  readonly missing: Uint8Array | null;
}

export interface ReadOptions {
  /** Larger inputs are refused with `too-large`. @default 64 MiB */
  readonly maximumBytes?: number;
  /** Named in errors. @default the format's name */
  readonly path?: string;
}
