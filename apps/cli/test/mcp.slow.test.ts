import { once } from 'node:events';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { type EgressReport, type Instant, type LocalDate, localOwner } from '@vitalwire/core';
import { deliverAthlete, generateAthlete } from '@vitalwire/providers-synthetic';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../src/app.ts';
import { finished, program, type Sandbox, samples, sandbox } from './command-line.ts';

async function connected(home: string): Promise<Client> {
  const client = new Client({ name: 'test', version: '1.0.0' });
  const env = { VITALWIRE_HOME: home, PATH: process.env.PATH ?? '' };
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [program, 'mcp'], env }));
  return client;
}

describe('vitalwire mcp', () => {
  let box: Sandbox;
  beforeEach(async () => {
    box = await sandbox();
  });
  afterEach(() => box.remove());

  it('answers a real client from the person’s own files', async () => {
    await box.run('import', samples);
    const client = await connected(box.home);
    const { tools } = await client.listTools();
    expect(tools.length).toBeLessThanOrEqual(25);
    const result = await client.callTool({ name: 'get_activities', arguments: { limit: 3, format: 'json' } });
    expect((result.structuredContent as { activities: unknown[] }).activities).toHaveLength(3);
    await client.close();
    const log = await readFile(join(box.home, 'logs', 'vitalwire.log'), 'utf8');
    expect(log).toContain('database opened');
    expect(log).not.toContain('heart');
  });

  it('writes down what an assistant was given, and the person can see it', async () => {
    await box.run('import', samples);
    await box.run('call', 'get_activities');
    const client = await connected(box.home);
    const result = await client.callTool({ name: 'get_activities', arguments: { limit: 3, format: 'json' } });
    expect((result.structuredContent as { activities: unknown[] }).activities).toHaveLength(3);
    await client.close();
    const { out } = await box.run('egress', '--json');
    const [row, ...others] = (JSON.parse(out) as EgressReport).rows;
    expect(others).toEqual([]);
    expect(row).toMatchObject({ type: 'assistant', client: 'test 1.0.0', operation: 'get_activities', calls: 1 });
    expect(row?.records).toEqual([{ kind: 'workout', sourceId: 'files', count: expect.any(Number) }]);
  });

  it('writes nothing but the protocol to standard output, whatever it is sent', async () => {
    const child = box.start('mcp');
    const end = finished(child);
    const send = (message: unknown) =>
      child.stdin?.write(`${typeof message === 'string' ? message : JSON.stringify(message)}\n`);
    send({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 't', version: '1' } },
    });
    send({ jsonrpc: '2.0', method: 'notifications/initialized' });
    send({ jsonrpc: '2.0', id: 2, method: 'tools/call', params: { name: 'get_stats', arguments: {} } });
    send({ jsonrpc: '2.0', id: 3, method: 'tools/call', params: { name: 'no_such_tool', arguments: {} } });
    send('this is not JSON');
    send({ jsonrpc: '2.0', id: 4, method: 'tools/list' });
    const answered = new Promise<void>((resolve) => {
      let seen = '';
      child.stdout?.on('data', (chunk: Buffer) => {
        seen += chunk.toString();
        if ([1, 2, 3, 4].every((id) => seen.includes(`"id":${id}`))) resolve();
      });
    });
    await answered;
    child.stdin?.end();
    const { out } = await end;
    const messages = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(messages.every(({ jsonrpc }) => jsonrpc === '2.0')).toBe(true);
    expect(messages.map(({ id }) => id)).toEqual(expect.arrayContaining([1, 2, 3, null, 4]));
  });

  it('refuses a line of 50 MB and answers the next one', async () => {
    const child = box.start('mcp');
    const end = finished(child);
    child.stdin?.write(`{"jsonrpc":"2.0","id":1,"method":"${'x'.repeat(50 * 1024 * 1024)}"}\n`);
    const hello = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 't', version: '1' } };
    child.stdin?.write(`${JSON.stringify({ jsonrpc: '2.0', id: 2, method: 'initialize', params: hello })}\n`);
    await new Promise<void>((resolve) => {
      let seen = '';
      child.stdout?.on('data', (chunk: Buffer) => {
        seen += chunk.toString();
        if (seen.includes('"id":2')) resolve();
      });
    });
    child.stdin?.end();
    const messages = (await end).out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(messages).toMatchObject([
      { id: null, error: { code: -32600 } },
      { id: 2, result: {} },
    ]);
  });

  it('ends when its client goes away', async () => {
    const child = box.start('mcp');
    const end = once(child, 'exit');
    child.stdin?.end();
    expect((await end)[0]).toBe(0);
  });

  it('offers what it was started with', async () => {
    const child = box.start('mcp', '--toolsets', 'nonsense');
    expect(await finished(child)).toMatchObject({ code: 1, out: '', err: expect.stringContaining('nonsense') });
    expect(await finished(box.start('mcp', '--nonsense'))).toMatchObject({ code: 64, out: '' });
  });

  it('answers a database that cannot be used with a sentence, and stays', async () => {
    await box.write('home/vitalwire.db', 'This was a database once.'.repeat(100));
    const client = await connected(box.home);
    const result = await client.callTool({ name: 'get_stats', arguments: {} });
    expect(result.isError).toBe(true);
    expect((await client.listTools()).tools.length).toBeGreaterThan(10);
    await client.close();
  });
});

describe('ten years of streams', () => {
  let filled: Sandbox;
  let box: Sandbox;
  let client: Client;

  beforeAll(async () => {
    filled = await sandbox();
    const app = createApp({ homeFolder: filled.home, keepOriginals: false });
    const { importing } = await app.hub();
    const athlete = generateAthlete({
      scenario: 'consistent-cyclist',
      seed: 3,
      end: '2026-05-31' as LocalDate,
      years: 10,
      receivedAt: '2026-06-01T06:00:00.000Z' as Instant,
    });
    for await (const { records, thresholds } of deliverAthlete(athlete)) {
      const workouts = records.filter(({ record }) => record.kind === 'workout');
      await importing.ingest(localOwner, { records: workouts, thresholds, entry: null });
    }
    await app.close();
  });
  afterAll(() => filled?.remove());

  // What was read once is kept: every test begins with a home in which nothing has been asked yet.
  beforeEach(async () => {
    box = await sandbox();
    await cp(filled.home, box.home, { recursive: true });
    client = await connected(box.home);
  });
  afterEach(async () => {
    await client?.close();
    await box?.remove();
  });

  it('tells how far it is while it reads every one', async () => {
    const seen: { progress: number; total: number | undefined }[] = [];
    const result = await client.callTool(
      { name: 'analyze_training_load', arguments: {} },
      { onprogress: ({ progress, total }) => seen.push({ progress, total }), timeout: 120_000 },
    );
    expect(result.isError).not.toBe(true);
    expect(seen.length).toBeGreaterThan(5);
    expect(seen.map(({ progress }) => progress)).toEqual(
      seen.map(({ progress }) => progress).toSorted((a, b) => a - b),
    );
    expect(seen.at(-1)?.total).toBeGreaterThan(1000);
  });

  it('stops when the client no longer wants the answer, and answers the next question', async () => {
    const controller = new AbortController();
    let atCancel = 0;
    let total = 0;
    let after = 0;
    const call = client.callTool(
      { name: 'analyze_training_load', arguments: {} },
      {
        signal: controller.signal,
        timeout: 120_000,
        onprogress: ({ progress, total: all }) => {
          if (controller.signal.aborted) after++;
          atCancel = progress;
          total = all ?? 0;
          controller.abort();
        },
      },
    );
    await expect(call).rejects.toThrow();
    const stats = await client.callTool({ name: 'get_activities', arguments: { limit: 1, format: 'json' } });
    expect(stats.isError).not.toBe(true);
    expect(total).toBeGreaterThan(1000);
    expect(atCancel).toBeLessThan(total / 2);
    expect(after).toBe(0);
  });
});
