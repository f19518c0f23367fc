import type { MadeFile } from '@vitalwire/archive-writers';
import { fitbitExport } from '@vitalwire/archive-writers/fitbit';
import { healthConnectExport } from '@vitalwire/archive-writers/health-connect';
import { ouraExport } from '@vitalwire/archive-writers/oura';
import { hevyExport, strongExport } from '@vitalwire/archive-writers/strength-logs';
import { whoopExport } from '@vitalwire/archive-writers/whoop';
import { expectTypeOf, test } from 'vitest';

test('every writer turns records into files', () => {
  for (const write of [fitbitExport, healthConnectExport, ouraExport, hevyExport, strongExport, whoopExport]) {
    expectTypeOf(write([])).toEqualTypeOf<readonly MadeFile[]>();
  }
  // @ts-expect-error no such layout
  fitbitExport([], { layout: 'paper' });
});
