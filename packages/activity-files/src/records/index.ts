export type { AthleteSettings } from './athlete-thresholds.ts';
export { type FileRecords, type RecordContext, recordMapper, toRecords } from './to-records.ts';
export { deviceWords } from './workout-of.ts';
