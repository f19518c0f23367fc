/** How an answer is written. */
export const OutputFormat = { Json: 'json', Toon: 'toon', Markdown: 'markdown' } as const;
export type OutputFormat = (typeof OutputFormat)[keyof typeof OutputFormat];

/** Bounds of `max_tokens`. */
export const defaultMaxTokens = 4000;
export const smallestMaxTokens = 500;
export const largestMaxTokens = 25_000;
