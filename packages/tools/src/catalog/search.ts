import type { AnyTool } from '../define-tool.ts';

/** Best match first; tools that no word of the query touches are left out. */
export function searchTools(tools: readonly AnyTool[], query: string, limit: number): readonly AnyTool[] {
  const words = wordsOf(query);
  return tools
    .map((tool) => ({ tool, score: scoreOf(tool, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.tool.name < b.tool.name ? -1 : 1))
    .slice(0, limit)
    .map(({ tool }) => tool);
}

/** What a hit in each field is worth: a name says most of what a tool is. */
const FIELDS: readonly (readonly [weight: number, text: (tool: AnyTool) => string])[] = [
  [6, (tool) => tool.name],
  [5, (tool) => (tool.aliases ?? []).join(' ')],
  [4, (tool) => tool.title],
  [2, (tool) => tool.description],
  [1, (tool) => `${tool.toolset} ${Object.keys(tool.input.shape).join(' ')}`],
];

function scoreOf(tool: AnyTool, words: readonly string[]): number {
  let score = 0;
  for (const [weight, text] of FIELDS) {
    const known = wordsOf(text(tool));
    for (const word of words) {
      if (known.includes(word)) score += weight;
      else if (
        word.length >= 4 &&
        known.some((other) => other.startsWith(word) || (other.length >= 4 && word.startsWith(other)))
      ) {
        score += weight / 2;
      }
    }
  }
  return score;
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}
