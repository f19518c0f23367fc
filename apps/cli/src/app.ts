import type { Storage } from '@vitalwire/core';
import type { Hub } from '@vitalwire/hub';
import { type Home, homeOf } from './setup/home.ts';

/**
 * One person's data on this machine. Nothing is loaded or opened before it is asked for: an assistant's handshake
 * waits for no database.
 */
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

interface Opened {
  readonly storage: Storage;
  readonly hub: Hub;
}

export function createApp({ homeFolder, keepOriginals }: AppOptions): App {
  const home = homeOf(homeFolder);
  let opening: Promise<Opened> | null = null;
  const opened = (): Promise<Opened> => {
    // A database that was busy or read-only may be there at the next question.
    opening ??= open(home, keepOriginals).catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  };
  return {
    home,
    hub: async () => (await opened()).hub,
    storage: async () => (await opened()).storage,
    async close() {
      const found = await opening?.catch(() => null);
      await found?.storage.close();
    },
  };
}

async function open(home: Home, keepOriginals: boolean): Promise<Opened> {
  // Storage, hub and readers are half of the program: an assistant's handshake does not wait for their evaluation.
  const { hubOver, openStorage } = await import('./open-hub.ts');
  const storage = await openStorage(home);
  return { storage, hub: hubOver(storage, home, keepOriginals) };
}
