import type { Capacity } from '../model/capacity.ts';
import type { Random } from '../random.ts';
import type { Block, SessionDraft, Texture } from './session.ts';

/** What a session is made for. */
export interface PlanContext {
  readonly capacity: Capacity;
  /** Share of the usual length, from the season's phase and the week in its block. */
  readonly volume: number;
  /** No work on this day: long sessions begin in the morning. */
  readonly freeDay: boolean;
  /** Dark and cold after work: the trainer. */
  readonly winter: boolean;
  /** Weeks since the athlete began, for plans that grow with it. */
  readonly weeksTrained: number;
  /** What the race or camp is called, `null` on other days. */
  readonly occasion: string | null;
  readonly random: Random;
}

export type SessionMaker = (context: PlanContext) => readonly SessionDraft[];

/** After work, or in the morning of a free day. */
export function usualMinutes(context: PlanContext): number {
  const base = context.freeDay ? 9 * 60 + 10 : 17 * 60 + 35;
  return base + context.random.integer(-20, 25);
}

export function block(
  minutes: number,
  intensity: number,
  intent: Block['intent'] = 'active',
  texture: Texture = 'steady',
): Block {
  return { seconds: Math.max(10, Math.round(minutes * 6) * 10), intensity, intent, texture };
}

/** Work and recovery in turn, without a recovery after the last work. */
export function repeats(count: number, work: Block, recovery: Block): readonly Block[] {
  return Array.from({ length: count }, (_, i) => (i === 0 ? [work] : [recovery, work])).flat();
}

export function warmup(minutes: number, intensity = 0.58): Block {
  return block(minutes, intensity, 'warmup');
}

export function cooldown(minutes: number, intensity = 0.5): Block {
  return block(minutes, intensity, 'cooldown');
}

/** A few percent of day form around a planned intensity. */
export function around(context: PlanContext, intensity: number): number {
  return Math.round(1000 * intensity * (1 + 0.015 * context.random.bell())) / 1000;
}
