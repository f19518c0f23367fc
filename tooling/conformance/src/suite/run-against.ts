import { type Endpoint, listen } from '../http/loopback.ts';
import { type Revision, runSuite, type SuiteRun } from './run-suite.ts';

/** Serves an endpoint for as long as the suite takes. */
export async function runAgainst(endpoint: Endpoint, revision: Revision): Promise<SuiteRun> {
  const server = await listen(endpoint);
  try {
    return await runSuite(server.url, revision);
  } finally {
    await server.close();
  }
}
