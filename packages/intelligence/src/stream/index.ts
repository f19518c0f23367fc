export { type Ascent, type AscentInput, ascent } from './ascent.ts';
export { type PositionsInput, type TrackDistance, trackDistance } from './distance.ts';
export { type GradeStreamInput, gradeStream } from './grade.ts';
export { type MovingTime, type MovingTimeInput, movingTime } from './moving-time.ts';
export { type OneHertz, type OneHertzInput, resampleToOneHertz, type StoppedSpan } from './one-hertz.ts';
