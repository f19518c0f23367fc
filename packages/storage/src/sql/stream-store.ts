import {
  HealthError,
  type Instant,
  millisecondsOf,
  type Owner,
  type RecordId,
  type StreamChannel,
  type StreamStore,
  type Streams,
} from '@vitalwire/core';
import { channelsToRead, decodeStreams, encodeStreams, inOrderOfReading, type PackedColumn } from '../codec/index.ts';
import { storedInstant } from '../shared/parse-stored.ts';
import { workoutUnknown } from '../shared/write-checks.ts';
import { insertRows, ownerColumns } from './insert.ts';
import type { SqlSession } from './session.ts';
import { chunked, padded, type Statements } from './statements.ts';

/** @param place for the message about a damaged stream: a path, or the name of a database */
export function sqlStreams(session: SqlSession, statements: Statements, place: string): StreamStore {
  return {
    async write(owner, workoutId, streams) {
      const packed = encodeStreams(streams);
      await replaceStreams(session, statements, owner, workoutId, streams.start, packed);
    },
    async read(owner, workoutId, channels) {
      const rows = await findRows(session, statements, owner, [workoutId], channels);
      return unpacked(rows, workoutId, channels, place);
    },
    async *readMany(owner, workoutIds, channels) {
      for (const chunk of chunked(workoutIds, 16)) {
        const rows = await findRows(session, statements, owner, chunk, channels);
        const byWorkout = Map.groupBy(rows, ({ workout_id }) => workout_id);
        for (const workoutId of chunk) {
          const streams = unpacked(byWorkout.get(workoutId) ?? [], workoutId, channels, place);
          if (streams !== null) yield { workoutId, streams };
        }
      }
    },
  };
}

async function replaceStreams(
  session: SqlSession,
  statements: Statements,
  owner: Owner,
  workoutId: RecordId,
  start: Instant,
  packed: readonly PackedColumn[],
): Promise<void> {
  const values = { owner, workoutId };
  const workouts = await session.execute(
    owner,
    statements.bind('workout exists', values, (db, slot) =>
      db
        .selectFrom('record')
        .select('id')
        .where(
          'tenant_id',
          '=',
          slot((v) => v.owner.tenantId),
        )
        .where(
          'user_id',
          '=',
          slot((v) => v.owner.userId),
        )
        .where(
          'id',
          '=',
          slot((v) => v.workoutId as string),
        )
        .where('kind', '=', 'workout'),
    ),
  );
  if (workouts.length === 0) throw workoutUnknown(workoutId);
  await session.execute(
    owner,
    statements.bind('remove streams', values, (db, slot) =>
      db
        .deleteFrom('stream')
        .where(
          'tenant_id',
          '=',
          slot((v) => v.owner.tenantId),
        )
        .where(
          'user_id',
          '=',
          slot((v) => v.owner.userId),
        )
        .where(
          'workout_id',
          '=',
          slot((v) => v.workoutId as string),
        ),
    ),
  );
  const startMs = millisecondsOf(start);
  const rows = packed.map(({ channel, bytes }, position) => ({
    ...ownerColumns(owner),
    workout_id: workoutId,
    channel,
    position,
    start_ms: startMs,
    bytes,
  }));
  await insertRows(session, statements, owner, 'stream', inOrderOfReading(rows));
}

interface StreamRow {
  readonly workout_id: string;
  readonly channel: string;
  readonly position: number;
  readonly start_ms: number | string;
  readonly bytes: Uint8Array;
}

function findRows(
  session: SqlSession,
  statements: Statements,
  owner: Owner,
  workoutIds: readonly RecordId[],
  channels: readonly StreamChannel[] | null,
): Promise<readonly StreamRow[]> {
  const values = {
    owner,
    ids: padded(workoutIds),
    channels: channels === null ? null : channelsToRead(channels),
  };
  const key = `streams ${values.ids.length} ${values.channels?.length ?? 'all'}`;
  const query = statements.bind(key, values, (db, slot) => {
    const select = db
      .selectFrom('stream')
      .select(['workout_id', 'channel', 'position', 'start_ms', 'bytes'])
      .where(
        'tenant_id',
        '=',
        slot((v) => v.owner.tenantId),
      )
      .where(
        'user_id',
        '=',
        slot((v) => v.owner.userId),
      )
      .where(
        'workout_id',
        'in',
        values.ids.map((_, place) => slot((v) => v.ids[place] ?? '')),
      );
    if (values.channels === null) return select;
    return select.where(
      'channel',
      'in',
      values.channels.map((_, place) => slot((v) => v.channels?.[place] ?? '')),
    );
  });
  return session.execute(owner, query);
}

function unpacked(
  rows: readonly StreamRow[],
  workoutId: RecordId,
  channels: readonly StreamChannel[] | null,
  place: string,
): Streams | null {
  const [first] = rows;
  if (first === undefined) return null;
  const inOrder = rows.toSorted((a, b) => a.position - b.position);
  try {
    return decodeStreams(
      storedInstant(first.start_ms),
      inOrder.map(({ channel, bytes }) => ({ channel: channel as PackedColumn['channel'], bytes })),
      channels,
    );
  } catch (error) {
    if (!HealthError.is(error) || error.code !== 'storage-corrupt') throw error;
    throw new HealthError(
      'storage-corrupt',
      `The streams of ${workoutId}: ${error.message}`,
      { path: place },
      { cause: error },
    );
  }
}
