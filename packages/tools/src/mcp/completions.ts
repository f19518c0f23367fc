import { type CompleteResult, ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';
import { Scope, SportFamily, sports } from '@vitalwire/core';
import { leaving } from '../run/leaving.ts';
import type { McpSession } from './factory.ts';
import { takesSport } from './prompts.ts';
import { activityTemplate } from './resources.ts';

interface CompleteParams {
  readonly ref:
    | { readonly type: 'ref/prompt'; readonly name: string }
    | { readonly type: 'ref/resource'; readonly uri: string };
  readonly argument: { readonly name: string; readonly value: string };
}

/** The protocol's most. */
const MOST = 100;

const sportWords: readonly string[] = [...new Set<string>([...Object.values(SportFamily), ...sports])];

/** Sports for a prompt, ids of activities (newest first) for the template. */
export async function complete(
  session: McpSession,
  { ref, argument }: CompleteParams,
  signal: AbortSignal,
): Promise<CompleteResult> {
  const typed = argument.value.toLowerCase();
  if (ref.type === 'ref/prompt' && takesSport(ref.name) && argument.name === 'sport') {
    return found(sportWords.filter((sport) => sport.startsWith(typed)));
  }
  if (ref.type === 'ref/resource' && ref.uri === activityTemplate && argument.name === 'id') {
    return found((await newestIds(session, signal)).filter((id) => id.startsWith(typed)));
  }
  if (ref.type === 'ref/prompt' || ref.uri === activityTemplate) return found([]);
  throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'There is nothing to complete under this reference.');
}

async function newestIds({ runtime, caller }: McpSession, signal: AbortSignal): Promise<readonly string[]> {
  if (!caller.scopes.includes(Scope.ActivityRead)) return [];
  const health = await runtime.services.health?.();
  if (health === undefined) return [];
  const leave = leaving('completion/complete', caller, runtime);
  const { records } = await health.list(
    'workout',
    { order: 'newest-first', limit: MOST },
    { owner: caller.owner, signal, ...leave.read },
  );
  await leave.note();
  return records.map(({ record }) => record.id);
}

function found(values: readonly string[]): CompleteResult {
  return { completion: { values: values.slice(0, MOST), total: values.length, hasMore: values.length > MOST } };
}
