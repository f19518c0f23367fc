export { storageConformance } from './conformance.ts';
export { type EveryStep, type FailingStorage, failAtEveryStep, failAtStep } from './fail-at-step.ts';
export { type KilledRun, type KillRuns, killRepeatedly } from './kill-runs.ts';
export type { ConformanceCase, StorageSubject } from './subject.ts';
