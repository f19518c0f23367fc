import type {
  CallToolResult,
  GetPromptResult,
  ListPromptsResult,
  ListResourcesResult,
  ListResourceTemplatesResult,
  ListToolsResult,
  ReadResourceResult,
} from '@modelcontextprotocol/server';
import { allTools } from '@vitalwire/tools';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Home, makeHome } from './inspector/command-line.ts';
import { createInspector, type Inspector } from './inspector/inspector.ts';

let home: Home;
let empty: Home;
let inspector: Inspector;
let imported: number;
beforeAll(async () => {
  [home, empty] = await Promise.all([makeHome(), makeHome()]);
  imported = await home.importSamples();
  inspector = inspectorOf(home);
});
afterAll(async () => {
  await Promise.all([home.remove(), empty.remove()]);
});

function inspectorOf({ folder, server, environment }: Home): Inspector {
  return createInspector(server, { stateFolder: folder, environment });
}

function textOf({ contents }: ReadResourceResult): unknown {
  const [first] = contents;
  return first !== undefined && 'text' in first ? JSON.parse(first.text) : undefined;
}

const activities = ['--tool-name', 'get_activities', '--tool-args-json'];

describe.each(['modern', 'legacy'] as const)('the Inspector as a client of the %s era', (era) => {
  test('lists every tool, described and annotated', async () => {
    const { tools } = await inspector.ask<ListToolsResult>(era, 'tools/list');
    expect(tools.map(({ name }) => name)).toEqual(allTools.map(({ name }) => name));
    expect(tools.filter(({ title, description, annotations }) => !title || !description || !annotations)).toEqual([]);
  });

  test('finds no schema that a client could refuse', async () => {
    const { exitCode, errors } = await inspector.run(era, 'tools/list', '--strict', '-q');
    expect(exitCode, errors).toBe(0);
  });

  test('reads activities', async () => {
    const args = JSON.stringify({ limit: 2, format: 'json' });
    const { structuredContent } = await inspector.ask<CallToolResult>(era, 'tools/call', ...activities, args);
    expect(structuredContent).toMatchObject({ activities: [{ sport: 'cycling' }, {}] });
  });

  test('is refused an argument in words', async () => {
    const args = JSON.stringify({ limit: -1 });
    const { exitCode, output } = await inspector.run(era, 'tools/call', ...activities, args, '--format', 'json');
    expect(exitCode).toBe(5);
    expect(JSON.parse(output)).toMatchObject({
      result: { isError: true, content: [{ text: expect.stringMatching(/^limit: /) }] },
    });
  });

  test('reads resources by address and by template', async () => {
    const read = (uri: string) => inspector.ask<ReadResourceResult>(era, 'resources/read', '--uri', uri);
    const all = JSON.stringify({ limit: 50, format: 'json' });
    const [{ resources }, { resourceTemplates }, { structuredContent }] = await Promise.all([
      inspector.ask<ListResourcesResult>(era, 'resources/list'),
      inspector.ask<ListResourceTemplatesResult>(era, 'resources/templates/list'),
      inspector.ask<CallToolResult>(era, 'tools/call', ...activities, all),
    ]);
    expect(resources.map(({ uri }) => uri)).toEqual(['vitalwire://athlete']);
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual(['vitalwire://activity/{id}']);
    const listed = (structuredContent as { activities: readonly { id: string }[] }).activities;
    const id = listed[0]?.id;
    const [athlete, activity] = await Promise.all([read('vitalwire://athlete'), read(`vitalwire://activity/${id}`)]);
    // Two files of one ride are one activity, in every answer.
    expect(textOf(athlete)).toMatchObject({ activities: listed.length });
    expect(imported).toBeGreaterThan(listed.length);
    expect(textOf(activity)).toMatchObject({ id });
  });

  test('gets a prompt with its argument', async () => {
    const words = ['--prompt-name', 'analyze_last_activity', '--prompt-args', 'sport=running'];
    const [{ prompts }, { messages }] = await Promise.all([
      inspector.ask<ListPromptsResult>(era, 'prompts/list'),
      inspector.ask<GetPromptResult>(era, 'prompts/get', ...words),
    ]);
    expect(prompts.map(({ name }) => name)).toEqual(['training_check', 'analyze_last_activity', 'what_is_missing']);
    expect(messages).toMatchObject([{ role: 'user', content: { text: expect.stringContaining('running') } }]);
  });

  test('is answered where nothing has been imported yet', async () => {
    const args = JSON.stringify({ format: 'json' });
    const answer = await inspectorOf(empty).ask<CallToolResult>(era, 'tools/call', ...activities, args);
    expect(answer.structuredContent).toMatchObject({ activities: [] });
  });
});
