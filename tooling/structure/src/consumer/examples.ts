/** A block of a document that runs, and what the document says that it prints. */
export interface Example {
  /** Of its first line of code in the document, from 1. */
  readonly line: number;
  readonly code: string;
  /** The text block right below it; `null` without one. */
  readonly prints: string | null;
}

/** The blocks marked ` ```ts run `, each with the ` ```text ` block that follows it. */
export function examplesOf(markdown: string): readonly Example[] {
  const lines = markdown.split(/\r?\n/);
  const examples: Example[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    if (!/^```ts run\b/.test(lines[at] ?? '')) continue;
    const end = lines.indexOf('```', at);
    const next = lines.findIndex((line, index) => index > end && line.trim() !== '');
    const close = lines.indexOf('```', next + 1);
    const prints = lines[next] === '```text' ? `${lines.slice(next + 1, close).join('\n')}\n` : null;
    examples.push({ line: at + 2, code: `${lines.slice(at + 1, end).join('\n')}\n`, prints });
    at = end;
  }
  return examples;
}
