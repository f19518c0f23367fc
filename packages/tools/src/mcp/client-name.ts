import { CLIENT_INFO_META_KEY, type Server, type ServerContext } from '@modelcontextprotocol/server';

/** Name and version as the client gives them, in whichever era it speaks; data, never instruction. */
export function nameOfClient(envelope: ServerContext['mcpReq']['envelope'], server: Server): string {
  const said: unknown = (envelope as Readonly<Record<string, unknown>> | undefined)?.[CLIENT_INFO_META_KEY];
  const { name, version } = (said ?? server.getClientVersion() ?? {}) as Readonly<Record<string, unknown>>;
  return [name, version].filter((part) => typeof part === 'string' && part !== '').join(' ') || 'unknown';
}
