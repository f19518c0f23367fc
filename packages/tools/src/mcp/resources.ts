import {
  ProtocolError,
  ProtocolErrorCode,
  type ReadResourceResult,
  ResourceNotFoundError,
} from '@modelcontextprotocol/server';
import { largestMaxTokens } from '../render/format.ts';
import type { McpSession } from './factory.ts';

const ATHLETE = 'vitalwire://athlete';
export const activityTemplate = 'vitalwire://activity/{id}';
const ACTIVITY = /^vitalwire:\/\/activity\/([A-Za-z0-9_]{1,64})$/;
const JSON_TYPE = 'application/json';

export async function listResources(session: McpSession) {
  const athlete = {
    uri: ATHLETE,
    name: 'athlete',
    title: 'Athlete profile',
    description: 'Profile, thresholds in force today, what is not known',
    mimeType: JSON_TYPE,
  };
  return { resources: (await isVisible(session, 'get_athlete')) ? [athlete] : [] };
}

export async function listResourceTemplates(session: McpSession) {
  const activity = {
    uriTemplate: activityTemplate,
    name: 'activity',
    title: 'Activity',
    description: 'Everything one activity holds except its samples',
    mimeType: JSON_TYPE,
  };
  return { resourceTemplates: (await isVisible(session, 'get_activity_details')) ? [activity] : [] };
}

/** A resource is a tool's answer under an address: the same door, the same scopes, the same cleaning. */
export async function readResource(session: McpSession, uri: string, signal: AbortSignal): Promise<ReadResourceResult> {
  const id = ACTIVITY.exec(uri)?.[1];
  const whole = { format: 'json', max_tokens: largestMaxTokens };
  if (uri === ATHLETE) return read(session, uri, 'get_athlete', whole, signal);
  if (id !== undefined) return read(session, uri, 'get_activity_details', { ...whole, activity_id: id }, signal);
  throw new ResourceNotFoundError(uri);
}

async function read(
  { openToolset, runtime, caller }: McpSession,
  uri: string,
  tool: string,
  args: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<ReadResourceResult> {
  const toolset = await openToolset();
  const outcome = await toolset.call(tool, args, caller, runtime, { signal });
  if (outcome.ok) return { contents: [{ uri, mimeType: JSON_TYPE, text: JSON.stringify(outcome.output) }] };
  const { code } = outcome.error;
  if (code === 'not-found' || code === 'invalid-input') throw new ResourceNotFoundError(uri, outcome.text);
  throw new ProtocolError(
    code === 'permission-missing' ? ProtocolErrorCode.InvalidParams : ProtocolErrorCode.InternalError,
    outcome.text,
  );
}

async function isVisible({ openToolset, caller, runtime }: McpSession, name: string): Promise<boolean> {
  const toolset = await openToolset();
  return toolset.visibleTo(caller, runtime.services).some((tool) => tool.name === name);
}
