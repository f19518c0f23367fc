import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '@vitalwire/core';
import { expect, test } from 'vitest';
import { ownDataBox, ride } from './own-data-box.ts';

/** Lines of the guide that name no record: all of them can be typed as they stand. */
async function linesOfGuide(): Promise<readonly string[]> {
  const guide = await readFile(join(import.meta.dirname, '../../../docs/guides/own-entries.md'), 'utf8');
  const blocks = [...guide.matchAll(/^```sh\n(.*?)^```/gms)].map(([, block = '']) => block);
  return blocks.flatMap((block) => block.trim().split('\n')).filter((line) => !line.includes('…'));
}

test('every line of the guide does what it says', async () => {
  const box = await ownDataBox();
  box.clock.now = '2026-06-09T13:00:00.000Z' as Instant;
  await box.take(ride('watch', '2026-05-08T08:00:00.000Z', 60), ride('phone', '2026-05-08T08:00:00.000Z', 60));
  const lines = await linesOfGuide();
  expect(lines.length).toBeGreaterThan(20);
  for (const line of lines) {
    const [program, ...parameters] = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);
    expect(program).toBe('vitalwire');
    const ran = await box.run(...parameters.map(String));
    expect(ran, line).toMatchObject({ code: 0, err: '' });
  }
  await box.close();
});
