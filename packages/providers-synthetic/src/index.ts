export { type Athlete, type AthleteDay, type AthleteOptions, generateAthlete } from './athlete.ts';
export { LifeEventType } from './calendar/life-event.ts';
export { type Place, type PlaceName, places } from './calendar/place.ts';
export { type SyntheticKind, syntheticDescriptor, syntheticId, syntheticKinds } from './descriptor.ts';
export type { Capacity } from './model/capacity.ts';
export { createSyntheticProvider, type DeliverOptions, deliverAthlete } from './provider.ts';
export { Scenario } from './scenario/scenario.ts';
export type {
  AthleteTruth,
  DayTruth,
  EffortTruth,
  LifeEvent,
  SleepTruth,
  WorkoutPlanTruth,
  WorkoutTruth,
} from './truth.ts';
