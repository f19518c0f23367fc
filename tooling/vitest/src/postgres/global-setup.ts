import type { TestProject } from 'vitest/node';
import { launchPostgres } from './launch.ts';

/**
 * Runs only when a project that needs PostgreSQL has files to run. All of them share the server, and it is thrown away: no
 * file drops its schema, since whoever lists the tables of all schemas at that instant (a migration does) fails.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await launchPostgres();
  project.provide('postgresUrl', server.url);
  return () => server.stop();
}
