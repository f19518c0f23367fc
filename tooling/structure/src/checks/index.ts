import type { Check } from '../check.ts';
import { formulaConstants } from './formula-constants.ts';
import { imports } from './imports.ts';
import { fileLength, fileNames, requiredFiles } from './layout.ts';
import { manifests } from './manifests.ts';
import { rootEntries } from './root-entries.ts';
import { secrets, trackedPaths } from './tracked-text.ts';

/** What can be said about the tree without building or installing anything. */
export const checks: readonly Check[] = [
  imports,
  rootEntries,
  fileNames,
  fileLength,
  requiredFiles,
  manifests,
  trackedPaths,
  secrets,
  formulaConstants,
];
