import { cleanText as withoutUnseen } from '@vitalwire/core';

const SPACE = /\s+/gu;
/** Words of ASCII with one space between them: nothing to take out. Almost every text there is. */
const CLEAN = /^[!-~]+(?: [!-~]+)*$/;

/**
 * Text that a provider, a file or another person wrote, made fit to stand in a named field of an answer (D21): one
 * line, nothing invisible, at most `maximum` characters. It stays data: no tool reads it as anything else.
 */
export function cleanText(text: string, maximum = 80): string {
  if (text.length <= maximum && CLEAN.test(text)) return text;
  // Four times the limit is enough for what may be taken out, and bounds the work on a hostile megabyte.
  const visible = (withoutUnseen(text.substring(0, maximum * 4), maximum * 4) ?? '').replace(SPACE, ' ').trim();
  const characters = [...visible];
  return characters.length > maximum ? `${characters.slice(0, maximum - 1).join('')}…` : visible;
}

/** The same for a field that may be absent: text of nothing visible counts as absent. */
export function cleanOptional(text: string | undefined | null, maximum?: number): string | undefined {
  if (text === undefined || text === null) return undefined;
  const cleaned = cleanText(text, maximum);
  return cleaned === '' ? undefined : cleaned;
}
