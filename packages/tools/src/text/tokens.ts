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
    if (kind === Kind.Wide) {
      const point = text.codePointAt(index) ?? code;
      tokens += point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      index += point > 0xffff ? 2 : 1;
      continue;
    }
    let end = index + 1;
    while (end < text.length && kindOf(text.charCodeAt(end)) === kind) end++;
    tokens += runCost(kind, end - index, wording, end < text.length ? kindOf(text.charCodeAt(end)) : null);
    index = end;
  }
  return tokens;
}

/** A snake-case name of a field, without the marks around it: a bound for every name we use. */
export function estimateKeyTokens(key: string): number {
  return key.split('_').reduce((sum, word) => sum + (word.length > 8 ? 3 : 2), 1);
}

const Kind = { Lower: 0, Upper: 1, Digit: 2, Space: 3, Mark: 4, Wide: 5 } as const;
type Kind = (typeof Kind)[keyof typeof Kind];

function kindOf(code: number): Kind {
  if (code >= 0x80) return Kind.Wide;
  if (code >= 0x61 && code <= 0x7a) return Kind.Lower;
  if (code >= 0x41 && code <= 0x5a) return Kind.Upper;
  if (code >= 0x30 && code <= 0x39) return Kind.Digit;
  return code <= 0x20 ? Kind.Space : Kind.Mark;
}

function runCost(kind: Kind, length: number, wording: Wording, next: Kind | null): number {
  if (kind === Kind.Digit) return Math.ceil(length / 3);
  if (kind === Kind.Mark) return length;
  if (kind === Kind.Space)
    return length === 1 && (next === Kind.Lower || next === Kind.Upper) ? 0 : Math.ceil(length / 2);
  if (wording === 'own') return Math.ceil(length / 5);
  return length <= 2 ? length : Math.ceil(length * 0.6);
}
