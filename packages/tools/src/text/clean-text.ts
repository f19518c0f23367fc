/**
 * Characters that can hide or reorder what a reader sees: controls, bidirectional marks, zero-width characters,
 * variation selectors, and the tag block that carries invisible text.
 */
const HIDDEN =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF9-\uFFFB\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}]/gu;
const SPACE = /[\s\u2028\u2029]+/gu;

/**
 * Text that a provider, a file or another person wrote, made safe to stand in a named field (D21): one line, nothing
 * invisible, at most `maximum` characters. It stays data: no tool reads it as anything else.
 */
export function cleanText(text: string, maximum = 80): string {
  // Four times the limit is enough for what may be taken out, and bounds the work on a hostile megabyte.
  const start = text.length > maximum * 4 ? text.slice(0, maximum * 4) : text;
  const visible = start.toWellFormed().replace(HIDDEN, '').replace(SPACE, ' ').trim();
  const characters = [...visible];
  return characters.length > maximum ? `${characters.slice(0, maximum - 1).join('')}…` : visible;
}

/** The same for a field that may be absent: text of nothing visible counts as absent. */
export function cleanOptional(text: string | undefined | null, maximum?: number): string | undefined {
  if (text === undefined || text === null) return undefined;
  const cleaned = cleanText(text, maximum);
  return cleaned === '' ? undefined : cleaned;
}
