import { cleanText, textLimits } from '@vitalwire/core';

/** Texts of a file as the fields of an activity: `undefined` when nothing is left of one. */
export function wordOf(text: string): string | undefined {
  return cleanText(text, textLimits.word) ?? undefined;
}
export function nameOf(text: string): string | undefined {
  return cleanText(text, textLimits.name) ?? undefined;
}
export function proseOf(text: string): string | undefined {
  return cleanText(text, textLimits.prose) ?? undefined;
}
