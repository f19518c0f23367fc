export {
  type DatedEffort,
  type PowerDurationInput,
  type PowerDurationModel,
  powerDurationModel,
} from './automatic-threshold.ts';
export {
  type CriticalPowerFit,
  type CriticalPowerInput,
  criticalPower,
  criticalPowerHyperbolic,
  criticalPowerInverseTime,
  criticalPowerMorton,
  type PowerEffort,
} from './critical-power.ts';
export type { Decay } from './decay.ts';
export {
  type AcsmFtpInput,
  type EffortsInput,
  type FtpHybridInput,
  ftp,
  ftpAcsm,
  ftpCriticalPower,
  ftpEightMinutes,
  ftpPierreFromVo2max,
  ftpRamp,
  ftpSixtyMinutes,
  ftpTwentyMinutes,
} from './ftp.ts';
export {
  type BestEffort,
  bestEfforts,
  type MeanMaximalCurve,
  meanMaximalPower,
  type SeasonCurve,
  seasonPowerCurve,
} from './mean-maximal-power.ts';
export {
  normalizedPower,
  normalizedPowerGoldenCheetah,
  normalizedPowerPierreRaw,
  type PowerStreamInput,
} from './normalized-power.ts';
export {
  type MortonModel,
  powerForDuration,
  powerForDurationMorton,
  type TwoParameterModel,
  timeToExhaustion,
  timeToExhaustionMorton,
} from './power-duration.ts';
export {
  type PowerProfile,
  type PowerProfileInput,
  type ProfileLevels,
  type ProfilePoint,
  powerProfile,
} from './power-profile.ts';
export { averagePower, intensityFactor, variabilityIndex } from './power-ratios.ts';
export { type PowerZoneInput, powerZonesCoggan7, powerZonesPierre5 } from './power-zones.ts';
export { type ReserveMeter, reserveMeter } from './reserve.ts';
export {
  type DecayingBest,
  type DecayingBestInput,
  decayingThreshold,
  type SingleEffortInput,
  type SingleEffortThreshold,
  singleEffortThreshold,
} from './threshold-in-force.ts';
export {
  type WPrimeBalance,
  type WPrimeInput,
  wPrimeBalance,
  wPrimeBalanceEuler,
  wPrimeBalanceIntegral,
  wPrimeTau,
} from './w-prime-balance.ts';
export { xPower } from './x-power.ts';
