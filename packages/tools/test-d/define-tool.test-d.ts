import { type ErrorCode, type HealthData, HealthError, Scope } from '@vitalwire/core';
import { basisOf, defineTool, explainError, type ToolAnswer } from '@vitalwire/tools';
import { expectTypeOf, test } from 'vitest';
import * as z from 'zod';

const shape = {
  name: 'days_asked',
  title: 'Days',
  description: 'Days.',
  toolset: 'test',
  input: z.strictObject({ days: z.int().default(7).describe('Days') }),
  output: z.strictObject({ days: z.int() }),
  scopes: [Scope.ActivityRead],
  effect: 'read',
  result: 'fixed',
  summarize: (output: { days: number }) => `${output.days}`,
} as const;

test('a tool is handed the services it names, and no other', () => {
  defineTool({
    ...shape,
    needs: ['health'],
    async run({ days }, { services }) {
      expectTypeOf(days).toEqualTypeOf<number>();
      expectTypeOf(services.health).toEqualTypeOf<HealthData>();
      // @ts-expect-error: `person` is not in needs
      services.person;
      return { output: { days }, basis: basisOf({}) };
    },
  });
});

test('a service that does not exist cannot be named', () => {
  // @ts-expect-error: there is no service of this name
  defineTool({ ...shape, needs: ['weather'], run: async () => ({ output: { days: 1 }, basis: basisOf({}) }) });
});

test('an answer without a basis does not compile', () => {
  // @ts-expect-error: the basis is missing
  defineTool({ ...shape, needs: [], run: async () => ({ output: { days: 1 } }) });
});

test('an output of another shape does not compile', () => {
  // @ts-expect-error: days is a number
  defineTool({ ...shape, needs: [], run: async () => ({ output: { days: '1' }, basis: basisOf({}) }) });
});

test('rows name a field of the output', () => {
  defineTool({
    ...shape,
    needs: [],
    // @ts-expect-error: the output has no field `hours`
    rows: 'hours',
    run: async (): Promise<ToolAnswer<{ days: number }>> => ({ output: { days: 1 }, basis: basisOf({}) }),
  });
});

test('an error code without words does not compile', () => {
  type Wording = { readonly [C in ErrorCode]: string };
  // @ts-expect-error: every code of core needs its sentence
  const incomplete: Wording = { internal: 'x', cancelled: 'x' };
  expectTypeOf(incomplete).toEqualTypeOf<Wording>();
  expectTypeOf(explainError).toBeCallableWith(new HealthError('internal', 'x', {}));
  // @ts-expect-error: there is no such code
  new HealthError('made-up', 'x', {});
});
