export { storageConformance } from './conformance.ts';
export { type EveryStep, failAtEveryStep, failAtStep, type FailingStorage } from './fail-at-step.ts';
export type { ConformanceCase, StorageSubject } from './subject.ts';
