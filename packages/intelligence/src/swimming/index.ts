export { type CriticalSwimSpeed, type CriticalSwimSpeedInput, criticalSwimSpeed } from './critical-swim-speed.ts';
export { type LengthInput, type StrokeMechanics, type Swolf, strokeMechanics, swolf } from './strokes.ts';
export { type SwimPowerInput, type SwimScore, type SwimScoreInput, swimPower, swimScore } from './swim-score.ts';
