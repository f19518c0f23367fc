import { randomUUID } from 'node:crypto';
import {
  createMcpHandler,
  isLegacyRequest,
  type McpServerFactory,
  type Server,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server';
import type { Announcements } from '../fixture/fixture-tool.ts';
import { createEventStore } from './event-store.ts';
import type { Endpoint } from './loopback.ts';

/** Both eras from one factory, nothing kept between requests: how our server is served. */
export function statelessEndpoint(factory: McpServerFactory): Endpoint {
  const handler = createMcpHandler(factory);
  return { fetch: (request) => handler.fetch(request), close: () => handler.close() };
}

/**
 * Sessions for 2025, nothing kept for 2026. Without a session a server cannot ask its client anything in the older
 * era, and the suite of 2025-11-25 has scenarios for exactly that.
 */
export function sessionEndpoint(create: (announce?: Announcements) => Server): Endpoint {
  const sessions = new Map<string, WebStandardStreamableHTTPServerTransport>();
  const modern = createMcpHandler(() => create(modern.notify), { legacy: 'reject' });

  async function open(request: Request): Promise<Response> {
    const transport: WebStandardStreamableHTTPServerTransport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      eventStore: createEventStore(),
      retryInterval: 100,
      onsessioninitialized: (id) => void sessions.set(id, transport),
      onsessionclosed: (id) => void sessions.delete(id),
    });
    await create().connect(transport);
    return transport.handleRequest(request);
  }

  return {
    async fetch(request) {
      if (!(await isLegacyRequest(request))) return modern.fetch(request);
      const id = request.headers.get('mcp-session-id');
      if (id === null) return open(request);
      const transport = sessions.get(id);
      return transport === undefined ? unknownSession() : transport.handleRequest(request);
    },
    async close() {
      await modern.close();
      await Promise.all([...sessions.values()].map((transport) => transport.close()));
    },
  };
}

/** Says to a client that it has to begin anew. */
function unknownSession(): Response {
  const error = { code: -32001, message: 'There is no such session.' };
  return Response.json({ jsonrpc: '2.0', id: null, error }, { status: 404 });
}
