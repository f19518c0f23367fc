import {
  bodyDensity,
  bodyDensitySevenSites,
  bodyFat,
  bodyFatBrozek,
  bodyFatDeurenberg,
  bodyFatSiri,
} from './body/body-fat.ts';
import { bodyMassIndex, fatFreeMassIndex, fatFreeMassIndexCommon, leanBodyMass } from './body/body-mass.ts';
import { climbRate, powerFromClimbRate } from './endurance/climbing.ts';
import { durability } from './endurance/durability.ts';
import { sweatRate } from './endurance/sweat-rate.ts';
import { dailyEnergy, dailyEnergyWithExercise, energyAvailability } from './energy/daily-energy.ts';
import { macronutrientShares, macronutrients, macronutrientsPierre } from './energy/macronutrients.ts';
import { mealEnergy, mealSplit, nutrientTiming } from './energy/meals.ts';
import {
  restingEnergy,
  restingEnergyCunningham,
  restingEnergyHarrisBenedict,
  restingEnergyHarrisBenedictRevised,
  restingEnergyKatchMcArdle,
  restingEnergyPierreFloor,
} from './energy/resting-energy.ts';
import { oxygenCostCycling, oxygenCostRunning } from './fitness/oxygen-cost.ts';
import { vo2max } from './fitness/vo2max.ts';
import { vo2maxAcsmCycling, vo2maxHawleyNoakes, vo2maxStorer } from './fitness/vo2max-cycling.ts';
import { vo2maxAstrand, vo2maxCooper, vo2maxRockport } from './fitness/vo2max-field-tests.ts';
import { effectiveVo2max, vo2maxFromVdot, vo2maxUth } from './fitness/vo2max-from-index.ts';
import { vo2maxBruceFoster, vo2maxBrucePollock } from './fitness/vo2max-treadmill.ts';
import { dfaAlpha1 } from './hrv/dfa-alpha1.ts';
import { hrvStatusPierre, hrvTrend } from './hrv/hrv-trend.ts';
import { lnRmssd, pnn50, rmssd, sdnn } from './hrv/time-domain.ts';
import { impulseResponse } from './load/impulse-response.ts';
import {
  aggregateAdditive,
  aggregateGeometricMean,
  aggregateMean,
  aggregateMinimum,
  aggregateMultiplicative,
  aggregateNeural,
  aggregateWeighted,
} from './recovery/aggregate.ts';
import { recoveryFormScore, recoveryFormScoreExamples, recoveryFormScoreLinear } from './recovery/form-score.ts';
import { recoveryScore, recoveryScoreExamples } from './recovery/recovery-score.ts';
import { sleepDurationScore, sleepEfficiencyScore, sleepStagesScore } from './sleep/sleep-parts.ts';
import { sleepRegularity } from './sleep/sleep-regularity.ts';
import { sleepScore, sleepScoreNoStages } from './sleep/sleep-score.ts';
import { chronotype, midSleepDeviation, sleepDebt, socialJetlag } from './sleep/sleep-timing.ts';
import {
  oneRepMax,
  oneRepMaxBrzycki,
  oneRepMaxEpley,
  oneRepMaxLander,
  oneRepMaxLombardi,
  oneRepMaxMayhew,
  oneRepMaxOConner,
  oneRepMaxWathan,
} from './strength/one-rep-max.ts';

/** Algorithms about fitness tests, HRV, sleep, recovery, strength, body and energy, by id: a part of the registry. */
export const healthAlgorithms = {
  'fitness.vo2max.hybrid': vo2max,
  'fitness.vo2max.cooper_12min': vo2maxCooper,
  'fitness.vo2max.rockport': vo2maxRockport,
  'fitness.vo2max.astrand_equation': vo2maxAstrand,
  'fitness.vo2max.bruce_foster': vo2maxBruceFoster,
  'fitness.vo2max.bruce_pollock_female': vo2maxBrucePollock,
  'fitness.vo2max.from_vdot': vo2maxFromVdot,
  'fitness.vo2max.uth_hr_ratio': vo2maxUth,
  'fitness.vo2max.storer_cycle': vo2maxStorer,
  'fitness.vo2max.hawley_noakes': vo2maxHawleyNoakes,
  'fitness.vo2max.acsm_cycling': vo2maxAcsmCycling,
  'fitness.effective-vo2max.swain_daniels': effectiveVo2max,
  'fitness.oxygen-cost.acsm_running': oxygenCostRunning,
  'fitness.oxygen-cost.acsm_cycling': oxygenCostCycling,
  'hrv.rmssd.task_force_1996': rmssd,
  'hrv.sdnn.task_force_1996': sdnn,
  'hrv.pnn50.task_force_1996': pnn50,
  'hrv.ln-rmssd.natural_log': lnRmssd,
  'hrv.trend.plews_swc': hrvTrend,
  'hrv.status.pierre': hrvStatusPierre,
  'sleep.score.pierre': sleepScore,
  'sleep.score.pierre_no_stages': sleepScoreNoStages,
  'sleep.duration-score.pierre': sleepDurationScore,
  'sleep.efficiency-score.pierre': sleepEfficiencyScore,
  'sleep.stages-score.pierre': sleepStagesScore,
  'sleep.regularity.phillips_2017': sleepRegularity,
  'sleep.debt.cumulative_difference': sleepDebt,
  'sleep.social-jetlag.wittmann_2006': socialJetlag,
  'sleep.chronotype.roenneberg_2004': chronotype,
  'sleep.mid-sleep-deviation.sample_sd': midSleepDeviation,
  'recovery.form-score.pierre_code': recoveryFormScore,
  'recovery.form-score.pierre_examples': recoveryFormScoreExamples,
  'recovery.form-score.pierre_linear': recoveryFormScoreLinear,
  'recovery.score.weighted_pierre_code': recoveryScore,
  'recovery.score.weighted_pierre_examples': recoveryScoreExamples,
  'recovery.aggregate.weighted': aggregateWeighted,
  'recovery.aggregate.additive': aggregateAdditive,
  'recovery.aggregate.multiplicative': aggregateMultiplicative,
  'recovery.aggregate.minmax': aggregateMinimum,
  'recovery.aggregate.mean': aggregateMean,
  'recovery.aggregate.geometric_mean': aggregateGeometricMean,
  'recovery.aggregate.neural': aggregateNeural,
  'strength.one-rep-max.mean_epley_brzycki': oneRepMax,
  'strength.one-rep-max.epley': oneRepMaxEpley,
  'strength.one-rep-max.brzycki': oneRepMaxBrzycki,
  'strength.one-rep-max.lombardi': oneRepMaxLombardi,
  'strength.one-rep-max.oconner': oneRepMaxOConner,
  'strength.one-rep-max.mayhew': oneRepMaxMayhew,
  'strength.one-rep-max.wathan': oneRepMaxWathan,
  'strength.one-rep-max.lander': oneRepMaxLander,
  'body.mass-index.quetelet': bodyMassIndex,
  'body.fat-percent.us_navy': bodyFat,
  'body.fat-percent.siri': bodyFatSiri,
  'body.fat-percent.brozek': bodyFatBrozek,
  'body.fat-percent.deurenberg': bodyFatDeurenberg,
  'body.density.jackson_pollock_3': bodyDensity,
  'body.density.jackson_pollock_7': bodyDensitySevenSites,
  'body.lean-mass.boer': leanBodyMass,
  'body.fat-free-mass-index.kouri_1995': fatFreeMassIndex,
  'body.fat-free-mass-index.common_6_1': fatFreeMassIndexCommon,
  'energy.resting.mifflin_st_jeor': restingEnergy,
  'energy.resting.mifflin_pierre_floor': restingEnergyPierreFloor,
  'energy.resting.harris_benedict_1919': restingEnergyHarrisBenedict,
  'energy.resting.harris_benedict_1984': restingEnergyHarrisBenedictRevised,
  'energy.resting.katch_mcardle': restingEnergyKatchMcArdle,
  'energy.resting.cunningham_1980': restingEnergyCunningham,
  'energy.daily.pal_multiplier': dailyEnergy,
  'energy.daily.resting_plus_exercise': dailyEnergyWithExercise,
  'energy.availability.loucks': energyAvailability,
  'energy.macronutrients.energy_closed': macronutrients,
  'energy.macronutrients.pierre': macronutrientsPierre,
  'energy.macronutrient-share.atwater_4_4_9': macronutrientShares,
  'energy.meal-split.pierre': mealSplit,
  'energy.meal-energy.pierre': mealEnergy,
  'energy.nutrient-timing.pierre': nutrientTiming,
  'hrv.dfa-alpha1.scales_4_16': dfaAlpha1,
  'endurance.durability.best_after_work': durability,
  'endurance.vam.definition': climbRate,
  'endurance.power-from-vam.ferrari': powerFromClimbRate,
  'endurance.sweat-rate.mass_balance': sweatRate,
  'load.impulse-response.two_component': impulseResponse,
} as const;
