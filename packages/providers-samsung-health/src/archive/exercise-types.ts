import { Sport } from '@vitalwire/core';

interface ExerciseType {
  readonly name: string;
  readonly sport: Sport;
}

const type = (name: string, sport: Sport): ExerciseType => ({ name, sport });

/** Samsung's predefined types that have a sport of ours; a device writes others, too. */
const exerciseTypes: Readonly<Record<string, ExerciseType>> = {
  1001: type('Walking', Sport.Walking),
  1002: type('Running', Sport.Running),
  2001: type('Baseball', Sport.TeamSport),
  2002: type('Softball', Sport.TeamSport),
  2003: type('Cricket', Sport.TeamSport),
  3001: type('Golf', Sport.Golf),
  4001: type('Hockey', Sport.TeamSport),
  4002: type('Rugby', Sport.TeamSport),
  4003: type('Basketball', Sport.TeamSport),
  4004: type('Football', Sport.TeamSport),
  4005: type('Handball', Sport.TeamSport),
  4006: type('American football', Sport.TeamSport),
  5002: type('Beach volleyball', Sport.TeamSport),
  6001: type('Squash', Sport.RacketSport),
  6002: type('Tennis', Sport.Tennis),
  6003: type('Badminton', Sport.RacketSport),
  6004: type('Table tennis', Sport.RacketSport),
  7002: type('Boxing', Sport.MartialArts),
  7003: type('Martial arts', Sport.MartialArts),
  8001: type('Ballet', Sport.Dancing),
  8002: type('Dancing', Sport.Dancing),
  8003: type('Ballroom dancing', Sport.Dancing),
  9001: type('Pilates', Sport.Pilates),
  9002: type('Yoga', Sport.Yoga),
  10007: type('Circuit training', Sport.HighIntensityTraining),
  11001: type('Inline skating', Sport.InlineSkating),
  11007: type('Cycling', Sport.Cycling),
  12001: type('Aerobics', Sport.CardioTraining),
  13001: type('Hiking', Sport.Hiking),
  13002: type('Rock climbing', Sport.Climbing),
  13003: type('Backpacking', Sport.Hiking),
  13004: type('Mountain biking', Sport.MountainBiking),
  14001: type('Swimming', Sport.PoolSwimming),
  14005: type('Scuba diving', Sport.Diving),
  14007: type('Kayaking', Sport.Kayaking),
  14010: type('Rowing machine', Sport.IndoorRowing),
  15001: type('Step machine', Sport.StairClimbing),
  15002: type('Weight machine', Sport.StrengthTraining),
  15003: type('Exercise bike', Sport.IndoorCycling),
  15004: type('Rowing machine', Sport.IndoorRowing),
  15005: type('Treadmill', Sport.TreadmillRunning),
  15006: type('Elliptical trainer', Sport.Elliptical),
  16002: type('Skiing', Sport.AlpineSkiing),
  16004: type('Ice skating', Sport.IceSkating),
  16006: type('Ice hockey', Sport.TeamSport),
  16007: type('Snowboarding', Sport.Snowboarding),
  16008: type('Alpine skiing', Sport.AlpineSkiing),
};

/** Our word and Samsung's; `other` and the bare code for a type that is not in the table. */
export function exerciseTypeOf(code: string | null): ExerciseType {
  const known = code !== null && Object.hasOwn(exerciseTypes, code) ? exerciseTypes[code] : undefined;
  return known ?? { name: code ?? '', sport: Sport.Other };
}
