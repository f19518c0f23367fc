const UNSTORABLE = /[\u0000\\]|\p{Surrogate}/gu;
const ESCAPE = /\\u([0-9a-f]{4})/g;

/**
 * Text for a text column. PostgreSQL takes no NUL, and neither engine keeps a lone surrogate: these are written as
 * `\uXXXX`, and so is the backslash, so that nothing is lost. JSON payloads escape them on their own.
 */
export function storedText(text: string): string {
  return text.replace(UNSTORABLE, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export function textOf(stored: string): string {
  return stored.includes('\\')
    ? stored.replace(ESCAPE, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : stored;
}
