import type { ImportSource, SampleSeries } from '@vitalwire/core';
import { memoryFolder, memorySource } from '@vitalwire/provider-kit/archive';
import { importWhole } from '@vitalwire/provider-kit/testing';
import { expect, it } from 'vitest';
import { createFitbitArchiveImporter } from './index.ts';

const importer = createFitbitArchiveImporter();
const folder = 'Takeout/Fitbit/Global Export Data';
const two = (value: number) => String(value).padStart(2, '0');

/** Steps of a month, one value an hour; of the last day until noon where the export was made then. */
function month(number: number, days: number, lastHours = 24): ImportSource {
  const rows = Array.from({ length: days }, (_, day) =>
    Array.from({ length: day === days - 1 ? lastHours : 24 }, (_hour, hour) => ({
      dateTime: `${two(number)}/${two(day + 1)}/26 ${two(hour)}:00:00`,
      value: String(100 + hour),
    })),
  );
  const name = `steps-2026-${two(number)}-01.json`;
  return memorySource(`${folder}/${name}`, new TextEncoder().encode(JSON.stringify(rows.flat())));
}

const exported = (name: string, ...members: readonly ImportSource[]) => memoryFolder(name, members);
const values = (records: readonly unknown[]) =>
  (records as readonly SampleSeries[])
    .filter(({ kind }) => kind === 'samples')
    .map(({ id, values: of, offsetSeconds }) => JSON.stringify([id, of, offsetSeconds]))
    .toSorted();

it('two exports at once give what the newer one gives alone, whichever is named first, and no row is out of order', async () => {
  const newer = exported('newer', month(3, 31), month(4, 30), month(5, 10));
  const older = exported('older', month(3, 31), month(4, 12, 12));
  const alone = await importWhole(importer, newer);
  for (const sources of [
    [newer, older],
    [older, newer],
  ]) {
    const named = sources.map((source, i) => ({ ...source, name: `${i}`, path: `${i}` }));
    const { records, counts } = await importWhole(importer, memoryFolder('both', named));
    expect(values(records)).toEqual(values(alone.records));
    expect(counts.steps).toMatchObject({ used: alone.counts.steps?.used ?? 0, rejected: 0 });
  }
  const { batches } = await importWhole(importer, memoryFolder('both', [older, newer]));
  const reasons = batches.flatMap(({ rows }) => (rows ?? []).flatMap(({ passedOver }) => passedOver));
  expect(new Set(reasons.map(({ reason }) => reason))).toEqual(
    new Set(['The same moment stands in this export more than once.']),
  );
});
