/**
 * An upper estimate of how many tokens a text costs a model, without a tokenizer: its table is two megabytes, and the
 * budget of an answer only needs a bound. Modelled on `o200k_base` and tested against it: digits go three to a token,
 * a punctuation mark costs one, a character outside ASCII at most its UTF-8 bytes. Letters are where texts differ,
 * so the caller says whose they are.
 */
export type Wording =
  /** Sentences and identifiers of ours: words that a vocabulary knows. */
  | 'own'
  /** Ids, names and anything that came from outside: may be letters in any order. */
  | 'foreign';

export function estimateTokens(text: string, wording: Wording = 'foreign'): number {
  let tokens = 0;
  let index = 0;
  while (index < text.length) {
    const code = text.charCodeAt(index);
    const kind = kindOf(code);
    if (kind === WIDE) {
      const point = text.codePointAt(index) ?? code;
      tokens += point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      index += point > 0xffff ? 2 : 1;
      continue;
    }
    let end = index + 1;
    let next = END;
    for (; end < text.length; end++) {
      next = kindOf(text.charCodeAt(end));
      if (next !== kind) break;
    }
    tokens += runCost(kind, end - index, wording, end < text.length ? next : END);
    index = end;
  }
  return tokens;
}

/** A snake-case name of a field, without the marks around it: a bound for every name we use. */
export function estimateKeyTokens(key: string): number {
  return key.split('_').reduce((sum, word) => sum + (word.length > 8 ? 3 : 2), 1);
}

const LOWER = 0;
const UPPER = 1;
const DIGIT = 2;
const SPACE = 3;
const MARK = 4;
const WIDE = 5;
const END = 6;
const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code >= 0x61 && code <= 0x7a) return LOWER;
  if (code >= 0x41 && code <= 0x5a) return UPPER;
  if (code >= 0x30 && code <= 0x39) return DIGIT;
  return code <= 0x20 ? SPACE : MARK;
});

function kindOf(code: number): number {
  return kinds[code] ?? WIDE;
}

function runCost(kind: number, length: number, wording: Wording, next: number): number {
  if (kind === DIGIT) return Math.ceil(length / 3);
  if (kind === MARK) return length;
  if (kind === SPACE) return length === 1 && (next === LOWER || next === UPPER) ? 0 : Math.ceil(length / 2);
  if (wording === 'own') return Math.ceil(length / 5);
  return length <= 2 ? length : Math.ceil(length * 0.6);
}
