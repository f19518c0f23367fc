import { allScopes, localOwner } from '@vitalwire/core';
import type { Caller, ToolRuntime } from '@vitalwire/tools';
import type { App } from './app.ts';
import type { Log } from './log.ts';

/** Whoever sits at this machine may do everything; who is shown the answers is said beside it. */
export const localCaller: Caller = { owner: localOwner, scopes: allScopes };

/** The person's own screen, and what they pipe it into: nothing leaves, and no terms keep their own data from them. */
export const personCaller: Caller = { ...localCaller, reader: { type: 'person', client: 'vitalwire' } };

/**
 * Services open the database when the first tool needs it, not before.
 * @param timeoutSeconds what the person chose; `null` leaves each tool its own
 */
export function toolRuntime(app: App, log: Log, timeoutSeconds: number | null): ToolRuntime {
  let told = false;
  const hub = async () => {
    const opened = await app.hub();
    if (!told) log.info('database opened', { path: app.home.database });
    told = true;
    return opened;
  };
  return {
    services: {
      health: async () => (await hub()).health,
      person: async () => (await hub()).person,
    },
    egress: async () => (await hub()).egress,
    now: () => new Date(),
    ...(timeoutSeconds === null ? {} : { timeoutMilliseconds: timeoutSeconds * 1000 }),
    onInternalError: (error, tool) => log.error(error, `${tool} failed`),
  };
}
