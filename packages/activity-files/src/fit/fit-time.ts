import { type Instant, instantOf } from '@vitalwire/core';

/** FIT counts seconds from 1989-12-31T00:00:00Z. */
export const fitEpochSeconds = 631_065_600;

/** Smaller values count from the moment the device was switched on, not from the epoch. */
export const firstAbsoluteTime = 0x10000000;

/** Whether a number fits into the 32 bits that a date has; a file may claim a wider type for one. */
export function isFitTime(seconds: number): boolean {
  return seconds >= 0 && seconds < 0xffffffff;
}

export function instantOfFit(seconds: number): Instant {
  return instantOf((seconds + fitEpochSeconds) * 1000);
}

/** @returns seconds since the FIT epoch, with the fraction */
export function fitSecondsOf(instant: Instant): number {
  return Date.parse(instant) / 1000 - fitEpochSeconds;
}
