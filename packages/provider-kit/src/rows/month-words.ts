/**
 * Languages that an account can be set to, and others whose months are written alike. Where two of them use one word
 * for two months, the word names none.
 */
const languages = [
  ...['en', 'en-GB', 'de', 'fr', 'es', 'it', 'pt', 'pt-BR', 'nl', 'da', 'nb', 'sv', 'fi', 'pl', 'cs', 'sk', 'hu'],
  ...['tr', 'id', 'ms', 'ca', 'ro', 'el', 'ru', 'uk', 'vi'],
];

/** A month by its name, long or short, in any of the languages, as it stands in a date or alone. 1 to 12. */
export function monthNamed(word: string): number | null {
  words ??= allWords();
  return words.get(plain(word)) ?? null;
}

let words: ReadonlyMap<string, number> | undefined;

function allWords(): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const language of languages) {
    for (const options of [{}, { day: 'numeric' }, { day: 'numeric', year: 'numeric' }] as const) {
      for (const length of ['long', 'short'] as const) {
        const format = new Intl.DateTimeFormat(language, { ...options, month: length, timeZone: 'UTC' });
        for (let month = 1; month <= 12; month++) {
          const text = format.formatToParts(Date.UTC(2024, month - 1, 15)).find(({ type }) => type === 'month')?.value;
          const word = plain(text ?? '');
          if (!/\p{L}/u.test(word)) continue;
          found.set(word, (found.get(word) ?? month) === month ? month : 0);
        }
      }
    }
  }
  return new Map([...found].filter(([, month]) => month !== 0));
}

/** Without accents, dots and case: the data of one machine says `août`, that of another `aout.`. */
function plain(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase()
    .trim();
}
