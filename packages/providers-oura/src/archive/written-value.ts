import { parseJsonText } from '@vitalwire/provider-kit/rows';

/** One token of a value: a string in either quotes, a word, or anything between them. */
const TOKEN = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([A-Za-z]+)|([^'"A-Za-z]+)/gs;

/** What Python writes for what JSON has other words for. */
const words: Readonly<Record<string, string>> = {
  None: 'null',
  True: 'true',
  False: 'false',
  nan: 'null',
  NaN: 'null',
};

/**
 * The object or list in a cell of a table: JSON, or as Python writes it (`{'average': 97.72, 'low': None}`), which is what
 * tables of 2025 hold. `null` when it is neither.
 */
export function writtenValue(text: string): unknown {
  const plain = parseJsonText(text);
  if (plain !== null || !/^\s*[[{]/.test(text)) return plain;
  let json = '';
  for (const [token, single, , word] of text.matchAll(TOKEN)) {
    if (single !== undefined) json += JSON.stringify(single.replace(/\\(.)/gs, '$1'));
    else if (word !== undefined && Object.hasOwn(words, word)) json += words[word];
    else json += token;
  }
  return parseJsonText(json);
}
