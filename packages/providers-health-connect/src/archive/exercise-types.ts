import { Sport } from '@vitalwire/core';

/**
 * The platform's own numbers of exercises with its words (`android.health.connect.datatypes.ExerciseSessionType`, AOSP
 * packages/modules/HealthFitness): not those of the library that apps write with.
 */
const exerciseTypes: readonly (readonly [word: string, sport: Sport])[] = [
  ['unknown', Sport.Other],
  ['badminton', Sport.RacketSport],
  ['baseball', Sport.TeamSport],
  ['basketball', Sport.TeamSport],
  ['biking', Sport.Cycling],
  ['biking stationary', Sport.IndoorCycling],
  ['boot camp', Sport.CardioTraining],
  ['boxing', Sport.MartialArts],
  ['calisthenics', Sport.StrengthTraining],
  ['cricket', Sport.TeamSport],
  ['dancing', Sport.Dancing],
  ['exercise class', Sport.CardioTraining],
  ['fencing', Sport.MartialArts],
  ['football american', Sport.TeamSport],
  ['football australian', Sport.TeamSport],
  ['frisbee disc', Sport.TeamSport],
  ['golf', Sport.Golf],
  ['guided breathing', Sport.Other],
  ['gymnastics', Sport.Other],
  ['handball', Sport.TeamSport],
  ['high intensity interval training', Sport.HighIntensityTraining],
  ['hiking', Sport.Hiking],
  ['ice hockey', Sport.TeamSport],
  ['ice skating', Sport.IceSkating],
  ['martial arts', Sport.MartialArts],
  ['paddling', Sport.Kayaking],
  ['paragliding', Sport.Other],
  ['pilates', Sport.Pilates],
  ['racquetball', Sport.RacketSport],
  ['rock climbing', Sport.Climbing],
  ['roller hockey', Sport.TeamSport],
  ['rowing', Sport.Rowing],
  ['rugby', Sport.TeamSport],
  ['running', Sport.Running],
  ['running treadmill', Sport.TreadmillRunning],
  ['sailing', Sport.Other],
  ['scuba diving', Sport.Diving],
  ['skating', Sport.InlineSkating],
  // Which of the skis is not said.
  ['skiing', Sport.Other],
  ['snowboarding', Sport.Snowboarding],
  ['snowshoeing', Sport.Snowshoeing],
  ['soccer', Sport.TeamSport],
  ['softball', Sport.TeamSport],
  ['squash', Sport.RacketSport],
  ['stair climbing', Sport.StairClimbing],
  ['strength training', Sport.StrengthTraining],
  ['stretching', Sport.Other],
  ['surfing', Sport.Other],
  ['swimming open water', Sport.OpenWaterSwimming],
  ['swimming pool', Sport.PoolSwimming],
  ['table tennis', Sport.RacketSport],
  ['tennis', Sport.Tennis],
  ['volleyball', Sport.TeamSport],
  ['walking', Sport.Walking],
  ['water polo', Sport.TeamSport],
  ['weightlifting', Sport.StrengthTraining],
  ['wheelchair', Sport.Other],
  ['yoga', Sport.Yoga],
  ['other workout', Sport.Other],
  ['stair climbing machine', Sport.StairClimbing],
  ['elliptical', Sport.Elliptical],
  ['rowing machine', Sport.IndoorRowing],
];

/** `other`, with its number, for one that came later than our table. */
export function exerciseOf(type: number): { readonly word: string; readonly sport: Sport } {
  const [word, sport] = exerciseTypes[type] ?? [`type ${type}`, Sport.Other];
  return { word, sport };
}
