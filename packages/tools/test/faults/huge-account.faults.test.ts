import {
  type AnyRecord,
  type Instant,
  instantOf,
  type LocalDate,
  localOwner,
  recordId,
  type SourceId,
} from '@vitalwire/core';
import { createHub, createSourceCatalogue } from '@vitalwire/hub';
import { memoryStorage } from '@vitalwire/storage/memory';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { expect, it } from 'vitest';
import { allTools, createToolset, type ToolRuntime } from '../../src/index.ts';
import { ownCaller } from '../../src/testing/index.ts';

const ACTIVITIES = 10_000;
const DAYS = 3652;
const end = Date.UTC(2026, 10, 20);
const millisecondsPerDay = 86_400_000;
const MAX_TOKENS = 4000;
/** An answer holds its finding and its basis, too, which are no rows. */
const MOST_TOKENS = MAX_TOKENS * 1.25;
const call = { owner: localOwner, signal: new AbortController().signal };

function base(kind: AnyRecord['kind'], at: number, seconds: number | null) {
  const sourceId = 'watch' as SourceId;
  const start = instantOf(at);
  return {
    kind,
    id: recordId(kind, sourceId, start),
    provenance: {
      sourceId,
      channel: 'file',
      vendorId: null,
      naturalKey: start,
      device: null,
      originalHash: null,
      receivedAt: '2026-11-20T12:00:00.000Z',
      mapper: 'test/1',
    },
    start,
    end: seconds === null ? null : instantOf(at + seconds * 1000),
    utcOffsetMinutes: 0,
    localDate: start.slice(0, 10) as LocalDate,
    dateBasis: 'recorded',
  };
}

/** Ten years: every day with a night, a summary of all metrics and a weight, and three activities on most of them. */
function* tenYears(): Generator<AnyRecord> {
  for (let i = 0; i < DAYS; i++) {
    const day = end - i * millisecondsPerDay;
    yield {
      ...base('dailySummary', day, 86_400),
      partial: false,
      steps: 8000 + (i % 4000),
      restingHeartRateBpm: 50 + (i % 7),
      averageStressScore: 30 + (i % 20),
      activeEnergyKilocalories: 500 + (i % 300),
      totalEnergyKilocalories: 2500 + (i % 300),
      floorsClimbed: i % 20,
    } as never;
    yield {
      ...base('sleep', day - 2 * 3_600_000, 8 * 3600),
      localDate: instantOf(day).slice(0, 10),
      nap: false,
      stages: [],
    } as never;
    yield { ...base('bodyMeasurement', day + 6 * 3_600_000, null), weightKilograms: 70 + (i % 5) } as never;
  }
  for (let i = 0; i < ACTIVITIES; i++) {
    const at = end - Math.floor(i / 3) * millisecondsPerDay + (7 + (i % 3) * 4) * 3_600_000;
    yield {
      ...base('workout', at, 3600),
      sport: i % 2 === 0 ? 'cycling' : 'running',
      name: `Activity ${i} with a name of some length`,
      elapsedSeconds: 3600,
      distanceMeters: 20_000 + i,
      averageHeartRateBpm: 140,
      averagePowerWatts: 200,
      laps: [],
      lengths: [],
      sets: [],
      pauses: [],
      sensors: [],
      streams: null,
    } as never;
  }
}

it('of ten thousand activities and ten years of days no answer is larger than what was asked for', async ({ task }) => {
  const storage = memoryStorage();
  const now = '2026-11-20T21:00:00.000Z' as Instant;
  const catalogue = createSourceCatalogue({ descriptors: [] });
  const hub = createHub({ storage, catalogue, now: () => now, sha256: async () => '', originals: null });
  await hub.person.updateProfile({ timeZone: 'Etc/UTC' }, call);
  const records = [...tenYears()];
  for (let from = 0; from < records.length; from += 1000)
    await storage.records.write(localOwner, records.slice(from, from + 1000));

  const runtime: ToolRuntime = {
    services: { health: () => hub.health, person: () => hub.person },
    now: () => new Date(now),
    timeoutMilliseconds: 60_000,
  };
  const toolset = createToolset(allTools);
  let answers = 0;
  for (const { name, input } of allTools) {
    for (const format of ['toon', 'json', 'markdown']) {
      const wide = {
        ...('days' in input.shape && { days: 365 }),
        ...('limit' in input.shape && name !== 'find_tools' && { limit: 200 }),
      };
      for (const more of [{}, wide]) {
        const answer = await toolset.call(name, { format, ...more }, ownCaller, runtime);
        const sent = answer.ok ? `${answer.text}${format === 'json' ? JSON.stringify(answer.output) : ''}` : '';
        expect(encode(sent).length, `${name} ${format} ${JSON.stringify(more)}`).toBeLessThanOrEqual(MOST_TOKENS);
        if (answer.ok) answers++;
      }
    }
  }
  expect(answers).toBeGreaterThan(allTools.length * 3);

  // Page by page everything comes once, and no page is longer than asked.
  const seen = new Set<string>();
  for (let after: { readonly start: Instant; readonly id: never } | undefined; ; ) {
    const page = await hub.health.list('workout', { order: 'oldest-first', limit: 500, ...(after && { after }) }, call);
    expect(page.records.length).toBeLessThanOrEqual(500);
    for (const { record } of page.records) seen.add(record.id);
    if (page.next === null) break;
    after = page.next as never;
  }
  expect(seen.size).toBe(ACTIVITIES);
  task.meta.fault = { id: 'F10', operation: 'every tool over ten years', engine: 'memory', cycles: answers };
});
