import { wave } from '../calendar/place.ts';

export interface BodyModel {
  readonly weightKilograms: number;
  /** Half of the difference between the heaviest (January) and the lightest weeks. */
  readonly seasonalSwingKilograms: number;
  /** Lost by each 10 of training load a day. */
  readonly lossPer10Load: number;
  readonly bodyFatPercent: number;
  /** What the device burns through a day without moving, as its maker computes it. */
  readonly basalKilocalories: number;
  readonly stepsADay: number;
  /** Asleep, on an ordinary night. */
  readonly sleepHours: number;
  /** Lights out on a working day, minutes after midnight, 24:00 and later as 1440 and more. */
  readonly bedtimeMinutes: number;
  readonly alarmMinutes: number;
  /** Weighs in on this share of the mornings. */
  readonly weighInShare: number;
}

/** Before breakfast, without the noise of water and scale. */
export function trueWeightOf(body: BodyModel, dayOfYear: number, base: number): number {
  const season = wave((dayOfYear - 12) / 365.25);
  return body.weightKilograms + body.seasonalSwingKilograms * season - (body.lossPer10Load * base) / 10;
}
