import type { ImportSource, RecordId } from '@vitalwire/core';
import { createFilesImporter } from '@vitalwire/providers-files';
import { Scenario } from '@vitalwire/providers-synthetic';
import { memoryStorage } from '@vitalwire/storage/memory';
import { describe, expect, test } from 'vitest';
import { call, now, sha256 } from '../../test/fixtures.ts';
import { type SeasonOuting, seasonOf } from '../../test/season.ts';
import { wholeState } from '../../test/whole-state.ts';
import { createHub, type Hub } from '../hub.ts';
import { createSourceCatalogue } from '../sources/source-catalogue.ts';

function open() {
  const storage = memoryStorage();
  const catalogue = createSourceCatalogue({ descriptors: [] });
  return { storage, hub: createHub({ storage, catalogue, now: () => now, sha256, originals: null }) };
}

async function importAll(hub: Hub, sources: readonly ImportSource[]): Promise<void> {
  const report = await hub.importing.importFrom({
    owner: call.owner,
    sources,
    importers: [createFilesImporter()],
    signal: call.signal,
  });
  expect(report.rejected).toEqual([]);
  expect(report.files.imported).toBe(sources.length);
}

async function writeDown(hub: Hub, outings: readonly SeasonOuting[]): Promise<readonly RecordId[]> {
  const ids: RecordId[] = [];
  for (const { entry } of outings) if (entry !== null) ids.push((await hub.curation.log(entry, call)).result.id);
  return ids;
}

describe.each([
  ['rides and runs', Scenario.Demo],
  ['weights and endurance', Scenario.StrengthPlusEndurance],
])('a season of %s', (_, scenario) => {
  const outings = seasonOf(scenario, 4);
  const fit = outings.map((outing) => outing.fit);
  const gpx = outings.flatMap((outing) => outing.gpx ?? []);

  test('that came as files of the watch, as tracks of the phone and by hand shows every workout once, and why', async () => {
    expect(outings.length).toBeGreaterThan(30);
    expect(gpx.length).toBeGreaterThan(10);
    const { hub, storage } = open();
    await importAll(hub, fit);
    await importAll(hub, gpx);
    const logged = await writeDown(hub, outings);
    const { records } = await hub.health.list('workout', { order: 'oldest-first' }, call);
    expect(records.map(({ record }) => [record.start, record.sport])).toEqual(
      outings.map(({ workout }) => [workout.start, workout.sport]),
    );
    const views = outings.map((each) => 1 + Number(each.gpx !== null) + Number(each.entry !== null));
    expect(records.map(({ sources }) => sources.length)).toEqual(views);
    expect(logged.length).toBeGreaterThan(20);
    for (const { merge, sources } of records.filter((each) => each.sources.length > 1)) {
      expect(merge?.reason.sentence).toMatch(/^[A-Z].{20,}\.$/);
      expect(sources.filter(({ primary }) => primary)).toHaveLength(1);
    }
    const before = await wholeState(storage);
    for (const { merge } of records) {
      if (merge === null) continue;
      await hub.curation.unmerge(merge.id, call);
      await hub.curation.undo(call);
    }
    expect(await wholeState(storage)).toEqual(before);
  });

  test('is the same season in whatever order it comes', async () => {
    const [one, other] = [open(), open()];
    await importAll(one.hub, fit);
    await importAll(one.hub, gpx);
    await writeDown(one.hub, outings);
    await writeDown(other.hub, outings);
    await importAll(other.hub, gpx.toReversed());
    await importAll(other.hub, fit.toReversed());
    expect(await wholeState(other.storage)).toEqual(await wholeState(one.storage));
  });
});
