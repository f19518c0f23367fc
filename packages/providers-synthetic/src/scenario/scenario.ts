import type { PersonProfile } from '@vitalwire/core';
import type { Span, YearlyRule } from '../calendar/life-event.ts';
import type { PlaceName } from '../calendar/place.ts';
import type { BodyModel } from '../model/body.ts';
import type { CapacityModel, Discipline } from '../model/capacity.ts';
import type { HeartModel } from '../model/heart.ts';
import type { SessionName, Week } from '../plan/catalogue.ts';
import type { Phase } from '../plan/phase.ts';

export const Scenario = {
  /** A cyclist who also runs: races, travel, an illness, gaps and broken sensors every year. */
  Demo: 'demo',
  /** From the first minute of running to half an hour without a break, and on to 10 km. No power, no chest strap. */
  BeginnerRunner: 'beginner-runner',
  /** Four or five rides in every week, no races, hardly an interruption. */
  ConsistentCyclist: 'consistent-cyclist',
  /** Pool and open water, bike and run; races of five workouts that are one event. */
  Triathlete: 'triathlete',
  /** A cyclist with ten weeks of injury that ended five weeks before the last day. */
  TrainingGap: 'training-gap',
  /** Three strength sessions a week beside running and riding. */
  StrengthPlusEndurance: 'strength-plus-endurance',
} as const;
export type Scenario = (typeof Scenario)[keyof typeof Scenario];

/** Everything that tells one athlete from another. */
export interface ScenarioPlan {
  readonly profile: Required<Omit<PersonProfile, 'updatedAt' | 'timeZone' | 'algorithms'>>;
  readonly home: PlaceName;
  /** What thresholds are known for. */
  readonly disciplines: readonly Discipline[];
  readonly capacity: CapacityModel;
  readonly heart: HeartModel;
  readonly heartRateSensor: 'strap' | 'wrist';
  readonly body: BodyModel;
  /** Share of the usual length of sessions. */
  readonly volume: number;
  /** Some years are trained harder than others: at most by this share. */
  readonly volumeSpread: number;
  /** What happens in every year, in the order in which it is placed. */
  readonly years: readonly YearlyRule[];
  /** What is placed by the range that was asked for. */
  readonly around?: (firstDay: number, lastDay: number) => readonly Span[];
  /** Nothing was trained before the first day. */
  readonly beginsOnFirstDay: boolean;
  /** Several weeks of a phase take turns. */
  readonly weeks: { readonly [P in Phase]: readonly [Week, ...Week[]] };
  readonly test: readonly SessionName[];
  /** By name of the race; the first that fits. */
  readonly races: { readonly [name: string]: SessionName };
}
