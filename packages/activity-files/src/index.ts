// What a user of this package alone needs to read its columns; `@vitalwire/core` is where it lives.
export {
  columnOf,
  isMissing,
  type StoppedSpan,
  type StreamChannel,
  type StreamColumn,
  type Streams,
  stoppedSpans,
  toFloat64,
} from '@vitalwire/core';
export {
  type ActivityDevice,
  type ActivityEvent,
  type ActivityFile,
  ActivityFormat,
  type ActivitySession,
  type Damage,
  DamageCode,
  type DeveloperColumn,
  type MultisportPart,
  type ReadOptions,
  type Warning,
  WarningCode,
} from './activity.ts';
export type { ByteInput } from './byte-input.ts';
export { defaultMaximumBytes } from './byte-input.ts';
export { readActivityFile } from './read-activity-file.ts';
export { type ActivityRecognition, recogniseActivityFile, recognitionBytes } from './recognise.ts';
