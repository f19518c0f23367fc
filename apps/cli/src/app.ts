import { HealthError, instantOf, type Storage } from '@vitalwire/core';
import type { Hub } from '@vitalwire/hub';
import { type Home, homeOf } from './setup/home.ts';
import type { SettingValues } from './setup/settings.ts';

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
  /** Days that it is kept what left the database; absent: for ever. */
  readonly egressKeepDays?: number;
}

export function appOptions(settings: Pick<SettingValues, 'home' | 'keepOriginals' | 'egressKeepDays'>): AppOptions {
  const { home, keepOriginals, egressKeepDays } = settings;
  return { homeFolder: home, keepOriginals, egressKeepDays };
}

interface Opened {
  readonly storage: Storage;
  readonly hub: Hub;
}

export function createApp({ homeFolder, ...options }: AppOptions): App {
  const home = homeOf(homeFolder);
  let opening: Promise<Opened> | null = null;
  const opened = (): Promise<Opened> => {
    // A database that was busy or read-only may be there at the next question.
    opening ??= open(home, options).catch((error: unknown) => {
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
      // What waited for a disk that was full has its last chance.
      await found?.hub.egress.flush().catch(() => {});
      await found?.storage.close();
    },
  };
}

async function open(home: Home, options: Omit<AppOptions, 'homeFolder'>): Promise<Opened> {
  // Storage, hub and readers are half of the program: an assistant's handshake does not wait for their evaluation.
  const { hubOver, openStorage } = await import('./open-hub.ts');
  const storage = await openStorage(home);
  const hub = hubOver(storage, home, options);
  try {
    await hub.expire(instantOf(Date.now()));
  } catch (error) {
    // A database that cannot be written can still be read, and reads show nothing that has expired.
    if (!HealthError.is(error) || !error.code.startsWith('storage-')) throw error;
  }
  return { storage, hub };
}
