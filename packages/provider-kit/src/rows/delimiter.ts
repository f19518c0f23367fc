const delimiters = [',', ';', '\t', '|'] as const;

/** What parts the cells of a table, and how many bytes to pass over first. */
export interface Delimiter {
  readonly delimiter: string;
  /** Length of the line `sep=;` that spreadsheets put before everything else. */
  readonly skipBytes: number;
}

/** By the first line that is not empty: the sign that it has most often outside quotes; a comma when it has none. */
export function delimiterOf(head: Uint8Array): Delimiter {
  const text = new TextDecoder().decode(head);
  const told = /^sep=([^\r\n])\r?\n/i.exec(text);
  if (told?.[1] !== undefined) return { delimiter: told[1], skipBytes: told[0].length };
  const counts = new Map<string, number>();
  let quoted = false;
  let anything = false;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === '\n' || sign === '\r')) {
      if (anything) break;
      continue;
    } else if (!quoted && (delimiters as readonly string[]).includes(sign)) {
      counts.set(sign, (counts.get(sign) ?? 0) + 1);
    }
    anything = true;
  }
  let best: string = ',';
  for (const delimiter of delimiters) {
    if ((counts.get(delimiter) ?? 0) > (counts.get(best) ?? 0)) best = delimiter;
  }
  return { delimiter: best, skipBytes: 0 };
}
