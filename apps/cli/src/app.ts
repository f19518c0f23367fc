import { chmod, mkdir } from 'node:fs/promises';
import { HealthError, instantOf, type Storage } from '@vitalwire/core';
import { createHub, createSourceCatalogue, type Hub } from '@vitalwire/hub';
import { fileOriginals, sha256 } from '@vitalwire/storage/originals';
import { descriptors } from './providers.ts';
import { type Home, homeOf } from './setup/home.ts';

/** One person's data on this machine. Nothing is opened before it is asked for: an assistant's handshake waits for no database. */
export interface App {
  readonly home: Home;
  /** Opens and migrates the database on the first call. @throws HealthError the storage errors */
  hub(): Promise<Hub>;
  storage(): Promise<Storage>;
  close(): Promise<void>;
}

export interface AppOptions {
  readonly homeFolder: string;
  readonly keepOriginals: boolean;
}

export function createApp({ homeFolder, keepOriginals }: AppOptions): App {
  const home = homeOf(homeFolder);
  let opening: Promise<Storage> | null = null;
  let hub: Hub | null = null;
  const storage = () => {
    opening ??= openStorage(home);
    return opening;
  };
  return {
    home,
    storage,
    async hub() {
      const ready = await storage();
      hub ??= createHub({
        storage: ready,
        catalogue: createSourceCatalogue({ descriptors }),
        now: () => instantOf(Date.now()),
        sha256: async (bytes) => sha256(bytes),
        originals: keepOriginals ? fileOriginals(home.originals) : null,
      });
      return hub;
    },
    async close() {
      const opened = await opening?.catch(() => null);
      await opened?.close();
    },
  };
}

/** The driver is loaded here and nowhere earlier: on a Node that is too old it would end the process without a word. */
async function openStorage(home: Home): Promise<Storage> {
  await prepareFolder(home.folder);
  const { openDatabase } = await import('./database.ts');
  return openDatabase(home.database);
}

/** Health data is nobody else's to read. */
async function prepareFolder(folder: string): Promise<void> {
  try {
    const made = await mkdir(folder, { recursive: true, mode: 0o700 });
    if (made !== undefined && process.platform !== 'win32') await chmod(folder, 0o700);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new HealthError(
      'storage-unavailable',
      `The data folder ${folder} cannot be made: ${reason}. Choose another with VITALWIRE_HOME.`,
      { reason },
      { cause: error },
    );
  }
}
