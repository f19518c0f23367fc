import {
  allScopes,
  type HealthData,
  type Instant,
  localOwner,
  type RecordId,
  type StreamChannel,
} from '@vitalwire/core';
import { decodeStreams, type PackedColumn } from '@vitalwire/storage/codec';
import { allTools, runTool, type ToolRuntime } from '@vitalwire/tools';
import type Database from 'better-sqlite3';
import { type Result, requireSame } from './benchmark.ts';
import { percentileMilliseconds, type Series } from './measure.ts';
import { milliseconds } from './table.ts';
import { type Athlete, now } from './ten-years.ts';

const caller = { owner: localOwner, scopes: allScopes };
const owned = [localOwner.tenantId, localOwner.userId] as const;

interface Side {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** The same rows by the same index, parsed or decoded. @returns how many */
  readonly bare: () => number;
  readonly rows: number;
  readonly limit: string;
  /** What the tool reads, through the same doors: where the rest of its answer is work that the bare side has none of. */
  readonly read?: (athlete: Athlete) => Promise<unknown>;
  /** Keeps its results from call to call: how long the first call takes is said beside it. */
  readonly keeps?: true;
}

const read = { owner: localOwner, signal: new AbortController().signal };

/** As on the first call, whichever it is. */
const forgetful = (health: HealthData): HealthData => ({
  ...health,
  recall: async () => ({ found: new Map(), keep: async () => undefined }),
});

/** @throws where a tool does not answer */
async function answer(
  { hub }: Athlete,
  { name, input }: Pick<Side, 'name' | 'input'>,
  health: HealthData = hub.health,
) {
  const tool = allTools.find((candidate) => candidate.name === name);
  if (tool === undefined) throw new Error(`There is no tool ${name}.`);
  const runtime: ToolRuntime = {
    services: { health: () => health, person: () => hub.person },
    now: () => new Date(now),
    onInternalError: (error) => {
      throw error;
    },
  };
  const outcome = await runTool(tool, input, caller, runtime);
  if (!outcome.ok) throw new Error(`${name}: ${outcome.text}`);
  return outcome.output;
}

type Rows = readonly { readonly payload: string }[];
const parsed = (rows: Rows) => rows.map(({ payload }) => JSON.parse(payload) as unknown).length;

/** Tools that read rows. */
function rowSides(database: Database.Database): readonly Side[] {
  const newest = database.prepare<unknown[], { payload: string }>(
    `SELECT payload FROM record WHERE tenant_id = ? AND user_id = ? AND kind = 'workout' ORDER BY start_ms DESC, id DESC LIMIT ?`,
  );
  const one = database.prepare<unknown[], { payload: string }>(
    'SELECT payload FROM record WHERE tenant_id = ? AND user_id = ? AND id = ?',
  );
  const [id] = recorded(database, 1) as [RecordId];
  const text = 'the text of the answer and its price in tokens';
  const list = (count: number) => () => parsed(newest.all(...owned, count));
  const count = database.prepare("SELECT count(*) FROM record WHERE kind = 'workout'").pluck().get() as number;
  return [
    { name: 'get_activities', input: { limit: 20 }, bare: list(20), rows: 20, limit: text },
    { name: 'get_activities', input: { limit: 200 }, bare: list(200), rows: Math.min(200, count), limit: text },
    {
      name: 'get_activity_details',
      input: { activity_id: id },
      bare: () => parsed(one.all(...owned, id)),
      rows: 1,
      limit: 'checks, basis and text of one answer, whatever it reads',
      read: ({ hub }) => hub.health.get('workout', id, read),
    },
    { name: 'get_stats', input: {}, bare: list(count), rows: count, limit: 'the parsing of the records, in both' },
  ];
}

/** Tools that read streams: the channels they read, unpacked from the rows they lie in. */
function streamSides(database: Database.Database): readonly Side[] {
  const ids = recorded(database, 1);
  const everyId = recorded(database, Number.MAX_SAFE_INTEGER);
  const shown: readonly StreamChannel[] = [
    'powerWatts',
    'heartRateBpm',
    'speedMetersPerSecond',
    'cadenceRpm',
    'altitudeMeters',
  ];
  const judged = ['powerWatts', 'heartRateBpm', 'speedMetersPerSecond', 'distanceMeters', 'altitudeMeters'];
  const decode = (of: readonly RecordId[], channels: readonly string[]) => {
    const select = database.prepare<unknown[], PackedColumn & { start_ms: number }>(
      `SELECT channel, start_ms, bytes FROM stream WHERE tenant_id = ? AND user_id = ? AND workout_id = ?
        AND channel IN (${['elapsedSeconds', ...channels].map((channel) => `'${channel}'`).join(', ')}) ORDER BY position`,
    );
    return () => {
      let samples = 0;
      for (const id of of) {
        const rows = select.all(...owned, id);
        const start = new Date(rows[0]?.start_ms ?? 0).toISOString() as Instant;
        samples += decodeStreams(start, rows).elapsedSeconds.length;
      }
      return samples;
    };
  };
  const [id] = ids as [RecordId];
  return [
    {
      name: 'get_activity_streams',
      input: { activity_id: id },
      bare: decode(ids, shown),
      rows: 3600,
      limit: 'picking and writing the points that are shown',
      read: async ({ hub: { health } }) => {
        const event = await health.get('workout', id, read);
        return event === null ? null : health.streams(event, shown, read);
      },
    },
    {
      name: 'analyze_activity',
      input: { activity_id: id },
      bare: decode(ids, judged),
      rows: 3600,
      limit: 'the text of the answer; the first time curve, zones and decoupling',
      keeps: true,
    },
    {
      name: 'analyze_training_load',
      input: { timeframe: 'year' },
      bare: decode(everyId, ['powerWatts']),
      rows: 3600 * everyId.length,
      limit: 'the parsing of the records; the first time the load of every activity',
      keeps: true,
    },
  ];
}

/** Newest first. */
function recorded(database: Database.Database, count: number): readonly RecordId[] {
  return database
    .prepare(`SELECT workout_id FROM stream WHERE channel = 'powerWatts' ORDER BY start_ms DESC LIMIT ?`)
    .pluck()
    .all(count) as RecordId[];
}

export async function checkTools(athlete: Athlete, database: Database.Database): Promise<void> {
  for (const side of [...rowSides(database), ...streamSides(database)]) {
    requireSame(`rows of ${side.name}`, side.bare(), side.rows);
    const first = JSON.stringify(await answer(athlete, side, forgetful(athlete.hub.health)));
    for (const time of ['second', 'third'])
      requireSame(
        `the ${time} answer of ${side.name}`,
        JSON.stringify(await answer(athlete, side)) === first ? 1 : 0,
        1,
      );
  }
  const { activities } = (await answer(athlete, { name: 'get_activities', input: { limit: 20 } })) as {
    readonly activities: readonly { readonly id: RecordId }[];
  };
  const newest = database.prepare(`SELECT id FROM record WHERE kind = 'workout' ORDER BY start_ms DESC LIMIT 1`);
  requireSame('the newest activity', activities[0]?.id === newest.pluck().get() ? 1 : 0, 1);
}

export async function toolResults(
  athlete: Athlete,
  database: Database.Database,
  series: Series,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const compare = async (side: Side, peer: string, bounds: { readonly must: number; readonly aim: number }) => {
    const first = forgetful(athlete.hub.health);
    const [ours, bare, reading, anew] = await percentileMilliseconds(
      [
        { name: side.name, run: () => answer(athlete, side) },
        { name: peer, run: side.bare },
        { name: `reading of ${side.name}`, run: () => side.read?.(athlete) },
        { name: `first ${side.name}`, run: () => (side.keeps === true ? answer(athlete, side, first) : null) },
      ],
      series,
      0.95,
    );
    const parts = Object.values(side.input).filter((value) => typeof value !== 'string' || value.length < 10);
    const what = `\`${side.name}\` ${parts.join(' ')}`.trimEnd();
    const row = { peer: `${peer}: ${milliseconds(bare)}`, unit: 'x', target: 'at-most', ...bounds } as const;
    const firstTime = side.keeps === true ? ` (the first time ${milliseconds(anew)})` : '';
    results.push({ what, ours: `${milliseconds(ours)}${firstTime}`, figure: ours / bare, limit: side.limit, ...row });
    if (side.read !== undefined)
      results.push({
        what: `${what}: what it reads, nothing written`,
        ours: milliseconds(reading),
        figure: reading / bare,
        limit: 'the queue of calls, merges, terms of the sources',
        ...row,
      });
  };
  for (const side of rowSides(database))
    await compare(side, `indexed read and parse of ${side.rows} rows`, { must: 5, aim: 2 });
  for (const side of streamSides(database))
    await compare(side, `read and decode of ${side.rows} samples`, { must: 2, aim: 1.3 });
  return results;
}
