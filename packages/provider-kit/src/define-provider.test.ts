import {
  type DataKind,
  type FileImporter,
  HealthError,
  ownDataPolicy,
  type ProviderDescriptor,
  type SourceId,
} from '@vitalwire/core';
import { describe, expect, it } from 'vitest';
import { defineProvider, type ProviderParts } from './define-provider.ts';

const page = { records: [], nextCursor: null, skipped: [] };
const capability = { scopes: [], fields: [], historyDays: null, windowDays: null, notifies: false };
const descriptor: ProviderDescriptor<'sleep'> = {
  id: 'acme',
  displayName: 'Acme',
  documentation: 'https://acme.example',
  auth: { type: 'none' },
  capabilities: { sleep: capability },
  dataPolicy: ownDataPolicy,
};
const importer = (delivers: readonly DataKind[]): FileImporter => ({
  id: 'acme' as SourceId,
  delivers,
  recognise: async () => null,
  async *read() {},
});
const parts: ProviderParts<'sleep'> = { readers: { sleep: { readPage: async () => page } } };

function issuesOf(run: () => unknown): readonly string[] {
  try {
    run();
    return [];
  } catch (error) {
    if (HealthError.is(error) && error.code === 'invalid-input') return error.details.issues.map(({ path }) => path);
    throw error;
  }
}

describe('a provider', () => {
  it('is its descriptor and its readers', async () => {
    const create = defineProvider(descriptor, (settings: { readonly answer: number }) => ({
      readers: { sleep: { readPage: async () => ({ ...page, nextCursor: String(settings.answer) }) } },
    }));
    const provider = create({ answer: 42 });
    expect([provider.specVersion, provider.descriptor.id]).toEqual(['v1', 'acme']);
    const read = await provider.readers.sleep.readPage({ range: {} as never, cursor: null }, {} as never);
    expect(read.nextCursor).toBe('42');
  });

  it('without kinds to read delivers by file', () => {
    const files = defineProvider(
      { ...descriptor, capabilities: {}, delivers: ['workout'] } as ProviderDescriptor<never>,
      () => ({ readers: {}, importer: importer(['workout']) }),
    );
    expect(files().importer?.delivers).toEqual(['workout']);
  });

  it('is refused when it contradicts itself', () => {
    expect(issuesOf(() => defineProvider({ ...descriptor, id: 'Acme Inc' }, () => parts))).toEqual(['id']);
    expect(issuesOf(() => defineProvider({ ...descriptor, displayName: ' ' }, () => parts))).toEqual(['displayName']);
    expect(issuesOf(() => defineProvider(descriptor, () => ({ readers: {} }) as never)())).toEqual(['readers.sleep']);
    expect(issuesOf(() => defineProvider(descriptor, () => ({ ...parts, importer: importer(['workout']) }))())).toEqual(
      ['delivers'],
    );
    expect(issuesOf(() => defineProvider({ ...descriptor, delivers: ['hrv'] }, () => parts)())).toEqual(['delivers']);
    const stranger = { ...importer([]), id: 'other' as SourceId };
    expect(issuesOf(() => defineProvider(descriptor, () => ({ ...parts, importer: stranger }))())).toEqual([
      'importer.id',
    ]);
  });
});
