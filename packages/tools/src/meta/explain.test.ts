import { Scope } from '@vitalwire/core';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { basisOf } from '../basis-of.ts';
import { allTools, createToolset, defineTool } from '../index.ts';
import { fakeRuntime, fakeServices, ownCaller } from '../testing/index.ts';
import { explain } from './explain.ts';

const { timeoutMilliseconds: _, ...runtime } = fakeRuntime(fakeServices());

test('the tool that is explained works under the deadline of explain', async () => {
  const { promise: stopped, resolve: stop } = Promise.withResolvers<string>();
  const endless = defineTool({
    name: 'get_endless',
    title: 'Endless',
    description: 'For tests.',
    toolset: 'test',
    input: z.strictObject({}),
    output: z.strictObject({}),
    needs: [],
    scopes: [Scope.ActivityRead],
    effect: 'read',
    result: 'fixed',
    async run(_input, { signal }) {
      await new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      }).catch((reason: unknown) => {
        stop(String(reason));
        throw reason;
      });
      return { output: {}, basis: basisOf({}) };
    },
    summarize: () => '',
  });
  const toolset = createToolset([{ ...explain, timeoutMilliseconds: 5 }, endless]);
  const outcome = await toolset.call('explain', { tool: 'get_endless' }, ownCaller, runtime);
  expect(outcome).toMatchObject({ ok: false, error: { code: 'too-large' } });
  expect(await stopped).toMatch(/longer than 0.005 s/);
});

test('explain may take as long as any tool that it runs', () => {
  const own = allTools.map(({ timeoutMilliseconds = 0 }) => timeoutMilliseconds);
  expect(explain.timeoutMilliseconds).toBe(Math.max(...own));
});
