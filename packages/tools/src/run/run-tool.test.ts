import { type ErrorDetails, HealthError, Scope } from '@vitalwire/core';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { basisOf } from '../basis-of.ts';
import { defineTool } from '../define-tool.ts';
import { fakeRuntime, fakeServices, ownCaller } from '../testing/index.ts';
import { runTool } from './run-tool.ts';
import { explainError } from './wording.ts';

const runtime = fakeRuntime(fakeServices());

function tool(
  run: (
    input: { days: number; unit: 'km' | 'mi' },
    call: { signal: AbortSignal; progress: (a: number, b: number) => void },
  ) => Promise<number>,
) {
  return defineTool({
    name: 'test_tool',
    title: 'Test',
    description: 'For tests.',
    toolset: 'test',
    input: z.strictObject({
      days: z.int().min(1).max(30).default(7).describe('Days'),
      unit: z.enum(['km', 'mi']).default('km').describe('Unit'),
    }),
    output: z.strictObject({ value: z.number().describe('The value') }),
    needs: ['health'],
    scopes: [Scope.ActivityRead],
    effect: 'read',
    result: 'fixed',
    run: async (input, call) => ({
      output: { value: await run(input, call) },
      basis: basisOf({ missing: ['nothing at all'] }),
    }),
    summarize: ({ value }) => `It is ${value}.`,
  });
}

const answers = (value: number) => tool(async () => value);
const code = async (outcome: ReturnType<typeof runTool>) => {
  const result = await outcome;
  return result.ok ? 'ok' : result.error.code;
};

describe('runTool', () => {
  test('runs with defaults and adds the basis to the output and the text', async () => {
    const outcome = await runTool(
      tool(async ({ days }) => days * 2),
      {},
      ownCaller,
      runtime,
    );
    expect(outcome).toMatchObject({
      ok: true,
      structured: true,
      output: { value: 14, basis: { missing: ['nothing at all'] } },
    });
    expect(outcome.text).toBe('It is 14.\n\nvalue: 14\n\nbasis:\n- missing: nothing at all');
  });

  test('takes no arguments as an empty object', async () => {
    expect(await code(runTool(answers(1), undefined, ownCaller, runtime))).toBe('ok');
  });

  test('refuses a caller without the scope, before anything is opened', async () => {
    const closed = {
      ...runtime,
      services: {
        health: () => {
          throw new Error('opened');
        },
      },
    };
    const outcome = await runTool(answers(1), {}, { ...ownCaller, scopes: [Scope.SleepRead] }, closed);
    expect(outcome).toMatchObject({
      ok: false,
      error: { code: 'permission-missing', details: { required: ['activity:read'] } },
    });
    expect(outcome.text).toBe('This connection may not use activity:read. The person can allow it and try again.');
  });

  test.each([
    [{ dayz: 3 }, 'dayz: is not a parameter of this tool. Did you mean days?'],
    [{ elephants: 3 }, 'elephants: is not a parameter of this tool. There are: days, unit.'],
    [{ unit: 'kn' }, 'unit: must be one of "km", "mi"; did you mean "km"?'],
    [{ unit: 'yards' }, 'unit: must be one of "km", "mi".'],
    [{ days: 0 }, 'days: must be at least 1.'],
    [{ days: 31 }, 'days: must be at most 30.'],
    [{ days: 1.5 }, 'days: must be a whole number.'],
    [{ days: 'seven' }, 'days: must be a number.'],
    [{ days: Number.NaN }, 'days: must be a number.'],
    ['text', 'The arguments must be an object.'],
    [['list'], 'The arguments must be an object.'],
  ])('says what is wrong with %j', async (input, message) => {
    const outcome = await runTool(answers(1), input, ownCaller, runtime);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(outcome.text).toBe(message);
  });

  test('passes a typed error through, with its own words', async () => {
    const failing = tool(async () => {
      throw new HealthError('rate-limited', 'x', { sourceId: 'garmin', retryAfterSeconds: 30 });
    });
    const outcome = await runTool(failing, {}, ownCaller, runtime);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'rate-limited' } });
    expect(outcome.text).toBe('garmin is limiting requests. Try again in 30 seconds.');
  });

  test('an unknown exception is internal: its words stay inside', async () => {
    const seen: unknown[] = [];
    const failing = tool(async () => {
      throw new Error('password=hunter2 at /home/ann');
    });
    const outcome = await runTool(failing, {}, ownCaller, { ...runtime, onInternalError: (error) => seen.push(error) });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(outcome.text).not.toMatch(/hunter2|home/);
    expect(seen).toEqual([new Error('password=hunter2 at /home/ann')]);
  });

  test('an output that breaks its own contract is internal', async () => {
    expect(await code(runTool(answers(Number.NaN), {}, ownCaller, runtime))).toBe('internal');
  });

  test('a service that the deployment has not is internal, and said in the log', async () => {
    const seen: unknown[] = [];
    const outcome = runTool(answers(1), {}, ownCaller, {
      ...runtime,
      services: {},
      onInternalError: (error) => seen.push(error),
    });
    expect(await code(outcome)).toBe('internal');
    expect(String(seen[0])).toContain('needs health');
  });

  test('ends a call that outlives its deadline, even one that ignores its signal', async () => {
    const outcome = await runTool(
      tool(() => new Promise<number>(() => {})),
      {},
      ownCaller,
      { ...runtime, timeoutMilliseconds: 5 },
    );
    expect(outcome).toMatchObject({ ok: false, error: { code: 'too-large' } });
    expect(outcome.text).toBe('The time of this call is over the limit of 0.005 seconds. Ask for less at a time.');
  });

  test.each([
    [undefined, 5, 0.005],
    [5, 60_000, 0.005],
    [5, undefined, 0.005],
  ])('a deadline of %s that somebody chose wins over the %s of the tool', async (chosen, own, seconds) => {
    const never = tool(() => new Promise<number>(() => {}));
    const { timeoutMilliseconds: _, ...unhurried } = runtime;
    const outcome = await runTool(
      own === undefined ? never : { ...never, timeoutMilliseconds: own },
      {},
      ownCaller,
      chosen === undefined ? unhurried : { ...unhurried, timeoutMilliseconds: chosen },
    );
    expect(outcome).toMatchObject({ ok: false, error: { code: 'too-large', details: { limit: seconds } } });
  });

  test('a cancelled call ends as cancelled and the tool sees the signal', async () => {
    const cancel = new AbortController();
    const seen: boolean[] = [];
    const { promise: started, resolve: start } = Promise.withResolvers<void>();
    const waiting = tool(
      (_, { signal }) =>
        new Promise<number>((_resolve, reject) => {
          start();
          signal.addEventListener('abort', () => {
            seen.push(true);
            reject(signal.reason);
          });
        }),
    );
    const running = runTool(waiting, {}, ownCaller, runtime, { signal: cancel.signal });
    await started;
    cancel.abort();
    expect(await code(running)).toBe('cancelled');
    expect(seen).toEqual([true]);
  });

  test('a call cancelled before it starts does not run', async () => {
    let ran = false;
    const outcome = runTool(
      tool(async () => {
        ran = true;
        return 1;
      }),
      {},
      ownCaller,
      runtime,
      { signal: AbortSignal.abort() },
    );
    expect(await code(outcome)).toBe('cancelled');
    expect(ran).toBe(false);
  });

  test('hands progress on', async () => {
    const seen: unknown[] = [];
    await runTool(
      tool(async (_, { progress }) => {
        progress(3, 9);
        return 1;
      }),
      {},
      ownCaller,
      runtime,
      { progress: (...report) => seen.push(report) },
    );
    expect(seen).toEqual([[3, 9, undefined]]);
  });
});

describe('explainError', () => {
  const samples: { [C in keyof ErrorDetails]: ErrorDetails[C] } = {
    'auth-required': { sourceId: 'garmin', connectUrl: 'https://example.org/connect' },
    'permission-missing': { required: ['sleep:read'] },
    'vendor-scope-missing': { sourceId: 'garmin', required: ['heart'] },
    'rate-limited': { sourceId: 'garmin', retryAfterSeconds: null },
    'upstream-unavailable': { sourceId: 'garmin', status: 503 },
    'upstream-invalid': { sourceId: 'garmin', issues: [] },
    'policy-forbids': { sourceId: 'strava', use: 'use by assistants' },
    unsupported: { sourceId: 'garmin', kind: 'sleep' },
    'webhook-rejected': { sourceId: 'garmin' },
    'not-found': { what: 'activity x', suggestions: ['y'] },
    'invalid-input': { issues: [{ path: 'days', message: 'is required.' }] },
    'file-unrecognised': { path: 'a.fit', reason: 'it is a text.' },
    'file-invalid': { path: 'a.fit', reason: 'it is empty.' },
    'file-unreadable': { path: 'a.fit', reason: 'permission denied.' },
    'too-large': { what: 'The range', limit: 400, unit: 'days' },
    'storage-full': { path: '/home/ann/x.db' },
    'storage-busy': { waitedMilliseconds: 5000 },
    'storage-readonly': { path: '/home/ann/x.db' },
    'storage-corrupt': { path: '/home/ann/x.db' },
    'storage-unavailable': { reason: 'SQLITE_CANTOPEN' },
    'storage-newer': { found: 9, supported: 3 },
    'secret-unreadable': { what: 'The token of garmin' },
    'config-invalid': { issues: [{ path: 'port', message: 'must be a number.' }] },
    cancelled: {},
    internal: {},
  };

  test.each(Object.entries(samples))(
    '%s has a sentence that ends and gives no path of the machine away',
    (name, details) => {
      const sentence = explainError(new HealthError(name as 'internal', 'x', details as never));
      expect(sentence).toMatch(/^[A-Za-z].{10,}[.?]$/);
      expect(sentence).not.toContain('/home');
    },
  );
});
