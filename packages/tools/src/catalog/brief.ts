/**
 * The mark of a parameter whose choices or bounds are too much for every conversation. It is checked in full all the
 * same, the refusal says what it takes, and the documents have it.
 */
export const brief = { brief: true } as const;

/** Takes choices and bounds out of what is marked, in the schema as clients get it. */
export function shortened(schema: Record<string, unknown>): void {
  if (schema.brief !== true) return;
  for (const key of ['enum', 'minimum', 'maximum']) delete schema[key];
  if (schema.properties === undefined) return;
  delete schema.properties;
  schema.additionalProperties = { type: 'string' };
}
