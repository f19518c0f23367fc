import { activityComparison } from './activity-comparison.ts';
import { attention } from './attention.ts';
import { biggestClimb } from './biggest-climb.ts';
import { fastestDistances } from './fastest-distance.ts';
import { fitnessScore, fitnessScoreRecoveryAdjusted } from './fitness-score.ts';
import { gearWear } from './gear-wear.ts';
import { habit } from './habit.ts';
import { intensityVerdict } from './intensity-verdict.ts';
import { likeForLike } from './like-for-like.ts';
import { loadBalance } from './load-balance.ts';
import { overtrainingEvidence } from './overtraining-evidence.ts';
import { performanceTrend } from './performance-trend.ts';
import { newRecords, personalRecords } from './personal-records.ts';
import { raceReadiness } from './race-readiness.ts';
import { readinessColour, readinessColourHrv, readinessColourVendor } from './readiness-colour.ts';
import { recoveryVerdict } from './recovery-verdict.ts';
import { restDay } from './rest-day.ts';
import { similarActivities } from './similar-activities.ts';
import { trainingRecommendation } from './training-recommendation.ts';
import { weeklyReview } from './weekly-review.ts';

/** By id: a part of the registry. */
export const rulesAlgorithms = {
  'rules.fitness-score.open_composite': fitnessScore,
  'rules.fitness-score.pierre_recovery_adjusted': fitnessScoreRecoveryAdjusted,
  'rules.training-recommendation.weighed_signals': trainingRecommendation,
  'rules.rest-day.weighed_signals': restDay,
  'rules.recovery-verdict.weighted_parts': recoveryVerdict,
  'rules.readiness-colour.z_score': readinessColour,
  'rules.readiness-colour.hrv_band': readinessColourHrv,
  'rules.readiness-colour.vendor_limits': readinessColourVendor,
  'rules.overtraining-evidence.count_of_signs': overtrainingEvidence,
  'rules.fastest-distance.interpolated': fastestDistances,
  'rules.biggest-climb.dips_allowed': biggestClimb,
  'rules.personal-records.best_of_history': personalRecords,
  'rules.new-records.against_history': newRecords,
  'rules.weekly-review.own_history': weeklyReview,
  'rules.similar-activities.weighted_distance': similarActivities,
  'rules.like-for-like.equal_heart_rate': likeForLike,
  'rules.activity-comparison.differences': activityComparison,
  'rules.performance-trend.confidence_interval': performanceTrend,
  'rules.load-balance.form_and_ramp': loadBalance,
  'rules.intensity-distribution.against_intended': intensityVerdict,
  'rules.habit.active_weeks': habit,
  'rules.attention.daily_brief': attention,
  'rules.gear-wear.own_limit': gearWear,
  'rules.race-readiness.weighed_signals': raceReadiness,
} as const;
