import { allScopes, localOwner } from '@vitalwire/core';
import type { Caller, ToolRuntime } from '../run/run-tool.ts';
import type { FakeServices } from './fake-services.ts';

/** A caller who may do everything, and a runtime over fakes whose clock stands still. */
export const ownCaller: Caller = { owner: localOwner, scopes: allScopes };

export function fakeRuntime(
  { health, person }: Pick<FakeServices, 'health' | 'person'>,
  now = '2026-11-21T08:00:00.000Z',
): ToolRuntime {
  return {
    services: { health: () => health, person: () => person },
    now: () => new Date(now),
    timeoutMilliseconds: 10_000,
  };
}
