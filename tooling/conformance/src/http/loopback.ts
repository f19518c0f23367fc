import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import {
  hostHeaderValidationResponse,
  localhostAllowedHostnames,
  localhostAllowedOrigins,
  originValidationResponse,
} from '@modelcontextprotocol/server';
import { Hono } from 'hono';

/** A web-standard handler with something to put away at the end. */
export interface Endpoint {
  readonly fetch: (request: Request) => Response | Promise<Response>;
  readonly close: () => Promise<void>;
}

export interface Listening {
  readonly url: string;
  /** Ends what is open, and waits for the port to be free again. */
  readonly close: () => Promise<void>;
}

/**
 * Serves an endpoint at `/mcp` on a free port of this machine alone. A page in a browser reaches it by a name of its
 * own choice that resolves to this machine, so requests that name another host or another origin are refused.
 */
export async function listen(endpoint: Endpoint): Promise<Listening> {
  const app = new Hono();
  app.all('/mcp', async (context) => {
    const request = context.req.raw;
    const refused =
      hostHeaderValidationResponse(request, localhostAllowedHostnames()) ??
      originValidationResponse(request, localhostAllowedOrigins());
    return refused ?? endpoint.fetch(request);
  });
  const { server, port } = await new Promise<{ server: ReturnType<typeof serve>; port: number }>((resolve, reject) => {
    const started = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (address: AddressInfo) =>
      resolve({ server: started, port: address.port }),
    );
    started.once('error', reject);
  });
  return {
    url: `http://127.0.0.1:${port}/mcp`,
    close: async () => {
      await endpoint.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}
