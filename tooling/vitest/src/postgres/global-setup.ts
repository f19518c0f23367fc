import type { TestProject } from 'vitest/node';
import { launchPostgres } from './launch.ts';

/** Runs only when a project that needs PostgreSQL has files to run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await launchPostgres();
  project.provide('postgresUrl', server.url);
  return () => server.stop();
}
