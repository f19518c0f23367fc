import { type McpRequestContext, Server, type ServerContext, type Tool } from '@modelcontextprotocol/server';
import type { Toolset } from '../catalog/toolset.ts';
import type { Caller, ToolRuntime } from '../run/run-tool.ts';
import { nameOfClient } from './client-name.ts';
import { complete } from './completions.ts';
import { instructions } from './instructions.ts';
import { getPrompt, promptList } from './prompts.ts';
import { listResources, listResourceTemplates, readResource } from './resources.ts';
import { callTool } from './tool-calls.ts';

export interface McpOptions {
  /**
   * The tools, or a function that loads them: this entry imports no tool, no schema and no formula, so a program that
   * loads them by `import()` answers the handshake before it evaluates any.
   */
  readonly toolset: Toolset | (() => Promise<Toolset>);
  readonly runtime: ToolRuntime;
  /** Who calls: one person on their own machine, or what a verified token says. */
  readonly caller: Caller | ((context: McpRequestContext) => Caller);
  readonly version: string;
}

/** What one connection or request serves. */
export interface McpSession {
  readonly openToolset: () => Promise<Toolset>;
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
 * over HTTP and does no work: the catalogue is made once, and nothing is opened before the first call.
 */
export function createMcpFactory({
  toolset,
  runtime,
  caller,
  version,
}: McpOptions): (context: McpRequestContext) => Server {
  const load = typeof toolset === 'function' ? toolset : async () => toolset;
  let opened: Promise<Toolset> | null = null;
  const openToolset = (): Promise<Toolset> => {
    const opening = opened ?? load();
    opened = opening;
    // A failed load is tried again by the next request, which then says what failed.
    opening.catch(() => {
      opened = null;
    });
    return opening;
  };

  return (context) => {
    const session: McpSession = {
      openToolset,
      runtime,
      caller: typeof caller === 'function' ? caller(context) : caller,
    };
    /** The same for one request, with the client's own name: every answer is shown to a model. */
    const asking = ({ envelope }: ServerContext['mcpReq']): McpSession => {
      const client = nameOfClient(envelope, server);
      return { ...session, caller: { reader: { type: 'assistant', client }, ...session.caller } };
    };
    const server = new Server(
      { name: 'vitalwire', title: 'Vitalwire', version },
      {
        capabilities: { tools: {}, resources: {}, prompts: {}, completions: {} },
        instructions,
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
    server.setRequestHandler('tools/list', async () => {
      const tools = (await openToolset()).advertised(session.caller, runtime.services);
      // The protocol's types are mutable; nothing writes to the catalogue.
      return { tools: tools as unknown as Tool[] };
    });
    server.setRequestHandler('tools/call', (request, call) =>
      callTool(asking(call.mcpReq), request.params, call.mcpReq),
    );
    server.setRequestHandler('resources/list', () => listResources(session));
    server.setRequestHandler('resources/templates/list', () => listResourceTemplates(session));
    server.setRequestHandler('resources/read', (request, call) =>
      readResource(asking(call.mcpReq), request.params.uri, call.mcpReq.signal),
    );
    server.setRequestHandler('prompts/list', () => ({ prompts: promptList() }));
    server.setRequestHandler('prompts/get', (request) =>
      getPrompt(request.params.name, request.params.arguments ?? {}),
    );
    server.setRequestHandler('completion/complete', (request, call) =>
      complete(asking(call.mcpReq), request.params, call.mcpReq.signal),
    );
    // After the answer to the handshake, while the client reads it.
    if (opened === null) setTimeout(() => void openToolset().catch(() => {}), 0);
    return server;
  };
}
