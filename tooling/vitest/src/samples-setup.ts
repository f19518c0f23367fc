import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TestProject } from 'vitest/node';

/**
 * Folder of real recordings that may not be copied into the repository: from the environment, else the sibling named
 * `shared`. Without either its tests are skipped, and said so.
 */
export default function setup(project: TestProject): void {
  const folder = process.env.SAMPLES_FOLDER ?? resolve(project.config.root, '..', 'shared');
  const found = existsSync(folder);
  if (!found) project.vitest.logger.log(`No folder of samples at ${folder}: their tests are skipped.`);
  project.provide('samplesFolder', found ? folder : null);
}
