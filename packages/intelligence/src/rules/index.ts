export {
  type ActivityComparison,
  type ActivityComparisonInput,
  activityComparison,
  type ComparisonCode,
  type MetricComparison,
  type MetricValues,
} from './activity-comparison.ts';
export { type Attention, type AttentionCode, type AttentionInput, attention } from './attention.ts';
export { type BiggestClimb, type BiggestClimbInput, biggestClimb } from './biggest-climb.ts';
export { type FastestDistance, type FastestDistanceInput, fastestDistances } from './fastest-distance.ts';
export {
  type AdjustedFitnessScore,
  type AdjustedFitnessScoreInput,
  type FitnessScore,
  type FitnessScoreCode,
  type FitnessScoreInput,
  type FitnessScorePart,
  fitnessScore,
  fitnessScoreRecoveryAdjusted,
} from './fitness-score.ts';
export { type GearWear, type GearWearCode, type GearWearInput, gearWear } from './gear-wear.ts';
export { type Habit, type HabitCode, type HabitInput, type HabitPart, habit } from './habit.ts';
export {
  type IntensityCode,
  type IntensityVerdict,
  type IntensityVerdictInput,
  intensityVerdict,
} from './intensity-verdict.ts';
export {
  type Difference,
  type Effort,
  type LikeForLike,
  type LikeForLikeCode,
  type LikeForLikeInput,
  likeForLike,
} from './like-for-like.ts';
export { type LoadBalance, type LoadBalanceCode, type LoadBalanceInput, loadBalance } from './load-balance.ts';
export type { Mark, Measure, MeasureName, RecordedActivity, RecordWindow, WindowOptions } from './marks.ts';
export {
  type AgainstBaseline,
  type OvertrainingCode,
  type OvertrainingEvidence,
  type OvertrainingEvidenceInput,
  overtrainingEvidence,
} from './overtraining-evidence.ts';
export {
  type PerformanceTrend,
  type PerformanceTrendCode,
  type PerformanceTrendInput,
  performanceTrend,
} from './performance-trend.ts';
export {
  type NewMark,
  type NewRecordCode,
  type NewRecords,
  type NewRecordsInput,
  newRecords,
  type PersonalRecord,
  type PersonalRecords,
  type PersonalRecordsInput,
  personalRecords,
} from './personal-records.ts';
export {
  type RaceReadiness,
  type RaceReadinessCode,
  type RaceReadinessInput,
  type RaceReadinessPart,
  raceReadiness,
} from './race-readiness.ts';
export {
  type ReadinessColour,
  type ReadinessColourCode,
  type ReadinessColourValue,
  type ReadinessHrvInput,
  type ReadinessVendorInput,
  type ReadinessZInput,
  readinessColour,
  readinessColourHrv,
  readinessColourVendor,
} from './readiness-colour.ts';
export type {
  Confidence,
  Direction,
  MissingInput,
  Pointer,
  Reason,
  ReferenceBand,
  Verdict,
  WeighedVerdict,
} from './reason.ts';
export {
  type RecoveryCode,
  type RecoveryLevel,
  type RecoveryPart,
  type RecoveryVerdict,
  type RecoveryVerdictInput,
  recoveryVerdict,
  type WouldChange,
} from './recovery-verdict.ts';
export { type RestDay, type RestDayCode, type RestDayInput, restDay } from './rest-day.ts';
export type { RoutePoint } from './route-overlap.ts';
export type { DayCode, DaySignalName, DaySignals, DaySignalWeights, Rating, ReportedState } from './signals.ts';
export {
  type ComparableActivity,
  type SimilarActivities,
  type SimilarActivitiesInput,
  type SimilarActivity,
  type SimilarityCode,
  type SimilarityPart,
  similarActivities,
} from './similar-activities.ts';
export {
  type Limit,
  type SessionLevel,
  type TrainingCode,
  type TrainingRecommendation,
  type TrainingRecommendationInput,
  trainingRecommendation,
} from './training-recommendation.ts';
export type { Highlight, PlannedSession, WeekIntensity, WeekPlan } from './week-parts.ts';
export type { Compared, ReviewActivity, TotalName, WeekComparison, WeekTotals } from './week-totals.ts';
export {
  type DailyMetric,
  type WeeklyReview,
  type WeeklyReviewCode,
  type WeeklyReviewInput,
  weeklyReview,
} from './weekly-review.ts';
