import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, test } from 'vitest';
import { advertise, aliases, allTools, annotationsOf, createToolset, describeTools, toolsetTitles } from './index.ts';
import { estimateKeyTokens } from './text/tokens.ts';

const advertised = createToolset(allTools).tools.map(advertise);
const tokens = (value: unknown) => encode(JSON.stringify(value)).length;

/** Names that Pierre's callers know without a unit in them; the description has it. */
const named = ['ftp', 'lthr', 'max_hr', 'resting_hr', 'vo2_max', 'lactate_threshold', 'sport_efficiency'];

type Schema = {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: unknown;
  readonly description?: string;
};

function* properties(schema: Schema, path = ''): Generator<readonly [path: string, schema: Schema]> {
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    yield [`${path}${name}`, property];
    yield* properties(property, `${path}${name}.`);
    if (property.items !== undefined) yield* properties(property.items, `${path}${name}[].`);
  }
}

describe('the advertised surface', () => {
  test('is what the snapshot says', async () => {
    await expect(`${JSON.stringify(advertised, null, 2)}\n`).toMatchFileSnapshot('./__snapshots__/surface.json');
  });

  test('costs what the table of costs says', async () => {
    const costs = Object.fromEntries(allTools.map((tool) => [tool.name, tokens(advertise(tool))]));
    await expect(`${JSON.stringify(costs, null, 2)}\n`).toMatchFileSnapshot('./catalog/token-costs.json');
  });

  test('costs at most 25 tools and 5,000 tokens', () => {
    expect(advertised.length).toBeLessThanOrEqual(25);
    expect(tokens(advertised)).toBeLessThanOrEqual(5000);
  });

  test.each(allTools.map((tool) => [tool.name, tool] as const))('%s keeps the rules', (name, tool) => {
    const { inputSchema, outputSchema, title, description, annotations } = advertise(tool);
    expect(name).toMatch(/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/);
    expect(name.length).toBeLessThanOrEqual(45);
    expect(title.length).toBeLessThanOrEqual(40);
    expect(description).toMatch(/^[A-Z].*\.$/);
    expect(Object.values(annotations).map((hint) => typeof hint)).toEqual(['boolean', 'boolean', 'boolean', 'boolean']);
    expect(annotations.readOnlyHint).toBe(!annotations.destructiveHint);
    expect(inputSchema.additionalProperties).toBe(false);
    for (const [path, property] of properties(inputSchema as Schema)) {
      expect(property.description, path).toBeTruthy();
      if (property.type === 'number' && !named.includes(path.split('.').at(-1) ?? '')) {
        expect(path, 'the unit is in the name').toMatch(/_(seconds|kg|km|100m|watts|joules|meters|bpm)$/);
      }
    }
    expect(outputSchema !== undefined).toBe(tool.result === 'fixed');
    expect(Object.hasOwn(tool.input.shape, 'max_tokens')).toBe(tool.result === 'list');
    if (tool.rows !== undefined) expect(Object.keys(tool.output.shape)).toContain(tool.rows);
  });

  test('every schema can be parsed twice: no transform, no coercion', () => {
    for (const tool of allTools) {
      const first = tool.input.safeParse({
        activity_id: 'latest',
        query: 'load',
        tool: 'get_stats',
        configuration: { ftp: 250 },
      });
      const given = first.success
        ? first.data
        : tool.input.parse(
            Object.fromEntries(
              Object.keys(tool.input.shape)
                .filter((key) => ['activity_id', 'query', 'tool', 'configuration'].includes(key))
                .map((key) => [
                  key,
                  { activity_id: 'latest', query: 'load', tool: 'get_stats', configuration: { ftp: 250 } }[key],
                ]),
            ),
          );
      expect(tool.input.parse(given)).toEqual(given);
    }
  });

  test('every field of an answer is estimated at no less than it costs', () => {
    for (const { name, outputSchema } of describeTools(allTools)) {
      for (const [path] of properties(outputSchema as Schema)) {
        const key = path.split('.').at(-1) ?? '';
        expect(estimateKeyTokens(key), `${name} ${key}`).toBeGreaterThanOrEqual(encode(key).length);
      }
    }
  });

  test('only what writes is not read-only', () => {
    expect(allTools.filter((tool) => !annotationsOf(tool).readOnlyHint).map(({ name }) => name)).toEqual([
      'set_fitness_config',
    ]);
  });
});

describe('names', () => {
  test('every alias leads to a tool, none hides one, none is advertised', () => {
    const names = allTools.map(({ name }) => name);
    for (const [alias, target] of Object.entries(aliases)) {
      expect(names).toContain(target);
      expect(names).not.toContain(alias);
      expect(createToolset(allTools).resolve(alias)?.name).toBe(target);
    }
    expect(allTools.flatMap(({ aliases: own = [] }) => own).toSorted()).toEqual(Object.keys(aliases).toSorted());
    expect(new Set(names).size).toBe(names.length);
  });

  test('every toolset has its words in the map', () => {
    expect([...createToolset(allTools).map.keys()].toSorted()).toEqual(Object.keys(toolsetTitles).toSorted());
  });
});
