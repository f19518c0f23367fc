import { ascent } from './ascent.ts';
import { trackDistance } from './distance.ts';
import { gradeStream } from './grade.ts';
import { movingTime } from './moving-time.ts';
import { resampleToOneHertz } from './one-hertz.ts';

/** By id: a part of the registry. */
export const streamAlgorithms = {
  'stream.one-hertz.hold_and_gap': resampleToOneHertz,
  'stream.distance.haversine': trackDistance,
  'stream.moving-time.speed_threshold': movingTime,
  'stream.ascent.hysteresis': ascent,
  'stream.grade.distance_window': gradeStream,
} as const;
