/** A fenced TypeScript block of a document. */
export interface Block {
  readonly document: string;
  /** Line of its first line of code in the document, from 1. */
  readonly line: number;
  readonly code: string;
  /** Marked ` ```ts run `: it is executed too. */
  readonly runs: boolean;
}

/** Every block that is TypeScript. */
export function blocksOf(document: string, markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  const lines = markdown.split(/\r?\n/);
  for (let at = 0; at < lines.length; at += 1) {
    const [, fence, language, rest] = /^(`{3,})(\w+)(.*)$/.exec(lines[at] ?? '') ?? [];
    if (fence === undefined) continue;
    const end = lines.indexOf(fence, at + 1);
    if (end === -1) throw new Error(`${document}:${at + 1} opens a block and does not close it.`);
    if (language === 'ts' || language === 'typescript') {
      const code = `${lines.slice(at + 1, end).join('\n')}\n`;
      blocks.push({ document, line: at + 2, code, runs: /\brun\b/.test(rest ?? '') });
    }
    at = end;
  }
  return blocks;
}
