import { Sport } from '@vitalwire/core';

/** Types of activities, which intervals.icu has from Strava. */
const sports: Readonly<Record<string, Sport>> = {
  AlpineSki: Sport.AlpineSkiing,
  BackcountrySki: Sport.BackcountrySkiing,
  Badminton: Sport.RacketSport,
  Canoeing: Sport.Kayaking,
  Crossfit: Sport.HighIntensityTraining,
  EBikeRide: Sport.EBiking,
  EMountainBikeRide: Sport.EBiking,
  Elliptical: Sport.Elliptical,
  Golf: Sport.Golf,
  GravelRide: Sport.GravelCycling,
  HighIntensityIntervalTraining: Sport.HighIntensityTraining,
  Hike: Sport.Hiking,
  IceSkate: Sport.IceSkating,
  InlineSkate: Sport.InlineSkating,
  Kayaking: Sport.Kayaking,
  MountainBikeRide: Sport.MountainBiking,
  NordicSki: Sport.CrossCountrySkiing,
  OpenWaterSwim: Sport.OpenWaterSwimming,
  Padel: Sport.RacketSport,
  Pickleball: Sport.RacketSport,
  Pilates: Sport.Pilates,
  Racquetball: Sport.RacketSport,
  Ride: Sport.Cycling,
  RockClimbing: Sport.Climbing,
  Rowing: Sport.Rowing,
  Run: Sport.Running,
  Snowboard: Sport.Snowboarding,
  Snowshoe: Sport.Snowshoeing,
  Soccer: Sport.TeamSport,
  Squash: Sport.RacketSport,
  StairStepper: Sport.StairClimbing,
  StandUpPaddling: Sport.StandUpPaddling,
  Swim: Sport.PoolSwimming,
  TableTennis: Sport.RacketSport,
  Tennis: Sport.Tennis,
  TrackRide: Sport.Cycling,
  TrailRun: Sport.TrailRunning,
  VirtualRide: Sport.VirtualCycling,
  VirtualRow: Sport.IndoorRowing,
  VirtualRun: Sport.VirtualRunning,
  Walk: Sport.Walking,
  WeightTraining: Sport.StrengthTraining,
  Yoga: Sport.Yoga,
};

/** `other` for a type that is not in the table. */
export function sportOf(type: string | null): Sport {
  return type !== null && Object.hasOwn(sports, type) ? (sports[type] ?? Sport.Other) : Sport.Other;
}
