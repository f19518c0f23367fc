import { describe, it } from 'vitest';
import { storageConformance } from '../testing/index.ts';
import { memoryStorage } from './index.ts';

describe('memory storage', () => {
  for (const { name, run } of storageConformance({ open: async () => memoryStorage() })) it(name, run);
});
