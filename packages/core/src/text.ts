/** Longest text of each sort that a record may hold, in UTF-16 units. */
export const textLimits = {
  /** A word or short code: a lap trigger, a unit, a device field. No text in a FIT file is longer. */
  word: 255,
  /** A title or a name. */
  name: 500,
  /** An id of the source, or a key made from several of its values. */
  key: 1000,
  /** What a person writes: a description, a note. */
  prose: 20_000,
} as const;

/**
 * Characters that steer a terminal, a renderer or a reader without being seen: controls except tab and line feed,
 * direction marks and overrides, zero-width spaces and fillers, tag characters and the supplementary variation
 * selectors (both able to carry a hidden message). Joiners stay: scripts and emoji need them.
 */
const UNSEEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}]/u;
const ALL_UNSEEN = new RegExp(UNSEEN.source, 'gu');
const LINE_BREAK = /\r\n?|[\u0085\u2028\u2029]/g;

/** Whether {@link cleanText} would leave it as it is, apart from its length and surrounding space. */
export function isCleanText(text: string): boolean {
  return !UNSEEN.test(text) && text.isWellFormed();
}

/**
 * Text of a provider, a file or a person, made fit to be stored and shown (D21): unseen characters removed, line breaks
 * as line feeds, lone surrogates replaced, trimmed, cut at a whole character.
 * @param maximumLength in UTF-16 units, one of {@link textLimits}
 * @returns `null` when nothing is left: leave the field out
 */
export function cleanText(text: string, maximumLength: number): string | null {
  const clean = text.replace(LINE_BREAK, '\n').replace(ALL_UNSEEN, '').toWellFormed().trim();
  if (clean.length <= maximumLength) return clean === '' ? null : clean;
  const splitsPair = isHighSurrogate(clean.charCodeAt(maximumLength - 1));
  const cut = clean.substring(0, splitsPair ? maximumLength - 1 : maximumLength).trimEnd();
  return cut === '' ? null : cut;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
