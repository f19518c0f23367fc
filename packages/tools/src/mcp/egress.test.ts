import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { createMcpHandler, InMemoryTransport } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { type EgressEntry, type EgressLog, type EgressOutcome, instantOf } from '@vitalwire/core';
import { afterEach, describe, expect, test } from 'vitest';
import { allTools, createToolset } from '../index.ts';
import { fakeRuntime, fakeServices, ownCaller, sampleWorkout } from '../testing/index.ts';
import { createMcpFactory } from './index.ts';

const workouts = Array.from({ length: 5 }, (_, day) =>
  sampleWorkout({ start: instantOf(Date.UTC(2026, 9, 1 + day, 6)), distanceMeters: 30_000 }),
);
const newest = workouts.at(-1)?.id ?? '';
const [sourceId] = workouts.map(({ provenance }) => provenance.sourceId);

const open: Client[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((client) => client.close()));
});

function ledger(outcome: EgressOutcome = { state: 'written' }) {
  const entries: Omit<EgressEntry, 'at'>[] = [];
  const egress: Pick<EgressLog, 'record'> = {
    async record(_owner, entry) {
      entries.push(entry);
      return outcome;
    },
  };
  return { entries, egress: () => egress as EgressLog };
}

async function connect(
  era: 'modern' | 'legacy',
  transport: 'http' | 'stdio',
  { egress }: Pick<ReturnType<typeof ledger>, 'egress'>,
) {
  const runtime = { ...fakeRuntime(fakeServices({ workouts })), egress };
  const factory = createMcpFactory({ toolset: createToolset(allTools), runtime, caller: ownCaller, version: '1' });
  const client = new Client(
    { name: 'claude-desktop', version: '1.3' },
    era === 'modern' ? { versionNegotiation: { mode: { pin: '2026-07-28' } } } : {},
  );
  if (transport === 'http') {
    const handler = createMcpHandler(factory);
    const fetch = (url: string | URL, init?: RequestInit) => handler.fetch(new Request(url, init));
    await client.connect(new StreamableHTTPClientTransport(new URL('http://localhost/mcp'), { fetch }));
  } else {
    const [near, far] = InMemoryTransport.createLinkedPair();
    serveStdio(factory, { transport: far });
    await client.connect(near);
  }
  open.push(client);
  return client;
}

const entryOf = (operation: string, count: number, client = 'claude-desktop 1.3') => ({
  audience: { type: 'assistant', client, operation },
  records: count === 0 ? [] : [{ kind: 'workout', sourceId, count }],
});

describe.each([
  ['modern', 'stdio', 'claude-desktop 1.3'],
  ['legacy', 'stdio', 'claude-desktop 1.3'],
  ['modern', 'http', 'claude-desktop 1.3'],
  // A stateless request of the older protocol does not say who asks.
  ['legacy', 'http', 'unknown'],
] as const)('a real client of the %s era over %s', (era, transport, client) => {
  test('leaves one entry an answer: who, by what, how many of what', async () => {
    const { entries, egress } = ledger();
    const connected = await connect(era, transport, { egress });
    await connected.listTools();
    expect(entries).toEqual([]);
    await connected.callTool({ name: 'get_activities', arguments: { limit: 3 } });
    await connected.readResource({ uri: `vitalwire://activity/${newest}` });
    await connected.callTool({ name: 'find_tools', arguments: { query: 'sleep' } });
    expect(entries).toEqual([
      entryOf('get_activities', entries[0]?.records[0]?.count ?? 0, client),
      entryOf('get_activity_details', 1, client),
      entryOf('find_tools', 0, client),
    ]);
    expect(entries[0]?.records[0]?.count).toBeGreaterThanOrEqual(3);
  });

  test('leaves one entry for an answer that is computed again, with what that read', async () => {
    const { entries, egress } = ledger();
    const connected = await connect(era, transport, { egress });
    await connected.callTool({
      name: 'explain',
      arguments: { tool: 'get_activity_details', arguments: { activity_id: newest } },
    });
    expect(entries).toEqual([entryOf('explain', 1, client)]);
  });

  test('gets the answer when it cannot be written down, which the basis says', async () => {
    const { egress } = ledger({ state: 'waiting', because: 'storage-full', entries: 1 });
    const connected = await connect(era, transport, { egress });
    const result = await connected.callTool({ name: 'get_activities', arguments: { limit: 2 } });
    const text = result.content[0]?.type === 'text' ? result.content[0].text : '';
    expect(result.isError).toBeUndefined();
    expect(text).toContain(newest);
    expect(text).toContain('could not be written down (storage-full): it is kept in memory');
  });

  test('leaves no entry for what was refused', async () => {
    const { entries, egress } = ledger();
    const connected = await connect(era, transport, { egress });
    const result = await connected.callTool({ name: 'get_activities', arguments: { limit: -1 } });
    expect(result.isError).toBe(true);
    expect(entries).toEqual([]);
  });
});

test("a person's own screen is no egress; their call says who they are, so that they see everything", async () => {
  const { entries, egress } = ledger();
  const services = fakeServices({ workouts });
  const audiences: unknown[] = [];
  const health: typeof services.health = {
    ...services.health,
    list: (kind, query, call) => {
      audiences.push(call.audience, call.meter);
      return services.health.list(kind, query, call);
    },
  };
  const runtime = { ...fakeRuntime({ ...services, health }), egress };
  const person = { ...ownCaller, reader: { type: 'person', client: 'vitalwire 1' } } as const;
  const outcome = await createToolset(allTools).call('get_activities', {}, person, runtime);
  expect(outcome.ok).toBe(true);
  expect(entries).toEqual([]);
  expect(audiences.slice(0, 2)).toEqual([
    { type: 'person', client: 'vitalwire 1', operation: 'get_activities' },
    undefined,
  ]);
});
