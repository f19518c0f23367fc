import type { Sport } from '@vitalwire/core';
import type { Discipline } from '../model/capacity.ts';

/** How the effort is spread within a block. Whichever it is, its root mean square is the block's intensity. */
export type Texture =
  /** The same in every second: a trainer that holds the power, a test effort. */
  | 'constant'
  /** A person holding a target: a few percent of noise. */
  | 'steady'
  /** Harder uphill, easy or nothing downhill. */
  | 'terrain';

export interface Block {
  readonly seconds: number;
  /**
   * Root mean square of the effort as a share of the day's threshold: power on a bike, flat speed on foot and in
   * water. The square of it times the hours is the load of the block, exactly.
   */
  readonly intensity: number;
  readonly intent: 'warmup' | 'active' | 'recovery' | 'rest' | 'cooldown';
  readonly texture: Texture;
  /** Nothing left at its end: its mean power lies on the athlete's curve. */
  readonly maximal?: true;
  /** A swim of this length in a pool. */
  readonly poolMeters?: number;
}

/** One workout as the athlete does it, before any device has seen it. */
export interface SessionDraft {
  readonly sport: Sport;
  readonly discipline: Discipline | 'other';
  readonly name: string;
  readonly vendorSport: string;
  readonly blocks: readonly Block[];
  readonly indoor: boolean;
  /** `blocks`: the lap button at each change; else the device laps by itself after so many metres. */
  readonly laps: 'blocks' | number;
  /** Minutes after midnight on the athlete's clock at which it would begin. */
  readonly wishedMinutes: number;
  /** Rating of perceived exertion, CR-10. */
  readonly exertion: number;
  readonly poolLengthMeters?: number;
  readonly sets?: readonly DraftSet[];
  /** Begins where the draft before it ended, and belongs to one event with it. */
  readonly continues?: true;
  /** Seconds of standing still, spread over the session by the renderer. */
  readonly pauseSeconds?: readonly number[];
}

/** One set of a strength session; a rest between two sets is a set of type `rest`. */
export interface DraftSet {
  readonly offsetSeconds: number;
  readonly durationSeconds: number;
  readonly type: 'warmup' | 'active' | 'rest';
  readonly exercise?: string;
  readonly repetitions?: number;
  readonly weightKilograms?: number;
  readonly repetitionsInReserve?: number;
}

/** A draft with its place in time. */
export interface Session extends SessionDraft {
  /** `2026-05-01/1`: unique within the athlete. */
  readonly key: string;
  readonly startMilliseconds: number;
  readonly pauses: readonly PlannedPause[];
  readonly multisportKey: string | null;
}

export interface PlannedPause {
  /** Timer seconds before it. */
  readonly afterSeconds: number;
  readonly seconds: number;
}

export function timerSecondsOf(session: Pick<SessionDraft, 'blocks'>): number {
  return session.blocks.reduce((sum, block) => sum + block.seconds, 0);
}

export function elapsedSecondsOf(session: Session): number {
  return timerSecondsOf(session) + session.pauses.reduce((sum, pause) => sum + pause.seconds, 0);
}

/** Load in the model's unit, 100 for one hour at threshold: 100 × hours × intensity². */
export function impulseOf(session: Pick<SessionDraft, 'blocks'>): number {
  return session.blocks.reduce((sum, block) => sum + block.seconds * block.intensity * block.intensity, 0) / 36;
}

export function impulseAboveThreshold(session: Pick<SessionDraft, 'blocks'>): number {
  return impulseOf({ blocks: session.blocks.filter((block) => block.intensity > 1) });
}
