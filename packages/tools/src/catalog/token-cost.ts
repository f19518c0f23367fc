import costs from './token-costs.json' with { type: 'json' };

/**
 * What listing a tool costs every conversation, in tokens of `o200k_base`; `null` for a tool of somebody else's. Counted
 * by the tests, since the tokenizer's table is larger than everything else here together.
 */
export function tokenCostOf(tool: string): number | null {
  return Object.hasOwn(costs, tool) ? ((costs as Readonly<Record<string, number>>)[tool] ?? null) : null;
}
