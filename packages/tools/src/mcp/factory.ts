import { type McpRequestContext, Server } from '@modelcontextprotocol/server';
import { type AdvertisedTool, advertise } from '../catalog/advertise.ts';
import type { Toolset } from '../catalog/toolset.ts';
import type { Caller, ToolRuntime } from '../run/run-tool.ts';
import { complete } from './completions.ts';
import { instructions } from './instructions.ts';
import { getPrompt, promptList } from './prompts.ts';
import { listResources, listResourceTemplates, readResource } from './resources.ts';
import { callTool } from './tool-calls.ts';

export interface McpOptions {
  readonly toolset: Toolset;
  readonly runtime: ToolRuntime;
  /** Who calls: one person on their own machine, or what a verified token says. */
  readonly caller: Caller | ((context: McpRequestContext) => Caller);
  readonly version: string;
}

/** What one connection or request serves. */
export interface McpSession {
  readonly toolset: Toolset;
  readonly runtime: ToolRuntime;
  readonly caller: Caller;
}

/** Lists change only when the server is started anew. */
const LIST_TTL_MILLISECONDS = 300_000;
const list = { ttlMs: LIST_TTL_MILLISECONDS, cacheScope: 'private' } as const;
/** Personal data: every read asks again. */
const fresh = { ttlMs: 0, cacheScope: 'private' } as const;

/**
 * A factory for `serveStdio` and `createMcpHandler`, which serves both eras of the protocol. It runs once a request
 * over HTTP: the catalogue is built here, once, and nothing is opened before the first call.
 */
export function createMcpFactory({
  toolset,
  runtime,
  caller,
  version,
}: McpOptions): (context: McpRequestContext) => Server {
  const text = instructions(toolset);
  const listed = new Map<string, readonly AdvertisedTool[]>();
  const toolsFor = (who: Caller): readonly AdvertisedTool[] => {
    const key = who.scopes.toSorted().join(' ');
    const known = listed.get(key);
    if (known !== undefined) return known;
    const tools = toolset.visibleTo(who, runtime.services).map(advertise);
    listed.set(key, tools);
    return tools;
  };

  return (context) => {
    const session: McpSession = { toolset, runtime, caller: typeof caller === 'function' ? caller(context) : caller };
    const server = new Server(
      { name: 'vitalwire', title: 'Vitalwire', version },
      {
        capabilities: { tools: {}, resources: {}, prompts: {}, completions: {} },
        instructions: text,
        cacheHints: {
          'tools/list': list,
          'prompts/list': list,
          'resources/list': list,
          'resources/templates/list': list,
          'server/discover': list,
          'resources/read': fresh,
        },
      },
    );
    server.setRequestHandler('tools/list', () => ({ tools: toolsFor(session.caller).map(copyOf) }));
    server.setRequestHandler('tools/call', (request, call) => callTool(session, request.params, call.mcpReq));
    server.setRequestHandler('resources/list', () => listResources(session));
    server.setRequestHandler('resources/templates/list', () => listResourceTemplates(session));
    server.setRequestHandler('resources/read', (request, call) =>
      readResource(session, request.params.uri, call.mcpReq.signal),
    );
    server.setRequestHandler('prompts/list', () => ({ prompts: promptList() }));
    server.setRequestHandler('prompts/get', (request) =>
      getPrompt(request.params.name, request.params.arguments ?? {}),
    );
    server.setRequestHandler('completion/complete', (request, call) =>
      complete(session, request.params, call.mcpReq.signal),
    );
    return server;
  };
}

/** The protocol's types are mutable; the catalogue is not. Nothing below writes to it. */
function copyOf(tool: AdvertisedTool): AdvertisedTool & { annotations: { [hint: string]: boolean } } {
  return tool as AdvertisedTool & { annotations: { [hint: string]: boolean } };
}
