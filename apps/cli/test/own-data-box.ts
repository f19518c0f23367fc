import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type AnyRecord,
  type DataKind,
  type Instant,
  instantOf,
  localOwner,
  millisecondsOf,
  type PersonProfile,
  type RecordOf,
  recordId,
  type SourceId,
  type Storage,
  type Workout,
} from '@vitalwire/core';
import { createHub, createSourceCatalogue, type Hub } from '@vitalwire/hub';
import { sha256Of } from '@vitalwire/provider-kit/archive';
import { Command, CommanderError } from 'commander';
import { addOwnData } from '../src/commands/own-data.ts';
import { ExitCode } from '../src/exit-code.ts';
import { reportFailure } from '../src/failure.ts';
import { openStorage } from '../src/open-hub.ts';
import type { InSession, Session } from '../src/session.ts';
import { homeOf } from '../src/setup/home.ts';
import { processTerminal } from '../src/terminal/terminal.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The commands of a person's own data over a real database file, at a time that does not move by itself. */
export interface OwnDataBox {
  readonly hub: Hub;
  readonly storage: Storage;
  /** The database file. */
  readonly database: string;
  readonly call: { readonly owner: typeof localOwner; readonly signal: AbortSignal };
  readonly clock: { now: Instant };
  run(...parameters: readonly string[]): Promise<Ran>;
  /** With `--json`; the tests look into the value field by field. */
  // biome-ignore lint/suspicious/noExplicitAny: its shape is what the tests are about
  json(...parameters: readonly string[]): Promise<any>;
  take(...records: readonly AnyRecord[]): Promise<void>;
  all<K extends DataKind>(kind: K): Promise<readonly RecordOf<K>[]>;
  close(): Promise<void>;
}

/** Saturday, 15:00 in Berlin. */
export const saturday = '2026-05-09T13:00:00.000Z' as Instant;

export async function ownDataBox(profile: Partial<PersonProfile> = { timeZone: 'Europe/Berlin' }): Promise<OwnDataBox> {
  const folder = await mkdtemp(join(tmpdir(), 'own-data-'));
  const home = homeOf(folder);
  const clock = { now: saturday };
  const storage = await openStorage(home);
  const hub = createHub({
    storage,
    catalogue: createSourceCatalogue({ descriptors: [], preference: ['watch' as SourceId] }),
    now: () => clock.now,
    sha256: sha256Of,
    originals: null,
  });
  const { signal } = new AbortController();
  const call = { owner: localOwner, signal };
  await hub.person.updateProfile(profile, call);

  const run = async (...parameters: readonly string[]): Promise<Ran> => {
    const out: string[] = [];
    const err: string[] = [];
    const stream = (written: string[]) => ({
      isTTY: false,
      columns: 80,
      write: (text: string) => written.push(text) > 0,
    });
    const streams = { stdout: stream(out), stderr: stream(err) } as unknown as Pick<
      NodeJS.Process,
      'stdout' | 'stderr'
    >;
    const terminal = processTerminal(streams, {});
    let code: ExitCode = ExitCode.Done;
    const session = {
      app: { home, hub: async () => hub, storage: async () => storage },
      terminal,
      signal,
      now: () => clock.now,
    } as unknown as Session;
    const inSession: InSession = (json, work) => async () => {
      try {
        code = await work(session);
      } catch (error) {
        code = reportFailure(terminal, error, json);
      }
    };
    const program = new Command('vitalwire').exitOverride().configureOutput({
      writeOut: terminal.out,
      writeErr: terminal.err,
    });
    addOwnData(program, inSession);
    try {
      await program.parseAsync([...parameters], { from: 'user' });
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error;
      code = error.exitCode === 0 ? ExitCode.Done : ExitCode.Usage;
    }
    return { code, out: out.join(''), err: err.join('') };
  };

  const box: OwnDataBox = {
    hub,
    storage,
    database: home.database,
    call,
    clock,
    run,
    json: async (...parameters) => JSON.parse((await run(...parameters, '--json')).out),
    async take(...records) {
      const batch = { records: records.map((record) => ({ record, streams: null })), thresholds: [], entry: null };
      await hub.importing.ingest(localOwner, batch);
    },
    all: (kind) => storage.records.list(localOwner, { kind, order: 'oldest-first' }),
    async close() {
      await storage.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
  return box;
}

/** As a vendor gives it. */
export function ride(source: string, start: string, minutes: number, more: Partial<Workout> = {}): Workout {
  const sourceId = source as SourceId;
  const naturalKey = `${start} ${minutes}`;
  return {
    kind: 'workout',
    id: recordId('workout', sourceId, naturalKey),
    provenance: {
      sourceId,
      channel: 'api',
      vendorId: null,
      naturalKey,
      device: null,
      originalHash: null,
      receivedAt: saturday,
      mapper: 'test/1',
    },
    start: start as Instant,
    end: instantOf(millisecondsOf(start as Instant) + minutes * 60_000),
    utcOffsetMinutes: 120,
    localDate: start.substring(0, 10) as Workout['localDate'],
    dateBasis: 'recorded',
    sport: 'cycling',
    laps: [],
    lengths: [],
    sets: [],
    pauses: [],
    sensors: [],
    streams: null,
    ...more,
  };
}
