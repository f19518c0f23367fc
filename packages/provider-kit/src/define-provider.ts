import {
  type DataKind,
  type FileImporter,
  HealthError,
  type HealthProvider,
  type InputIssue,
  isSourceId,
  type ProviderDescriptor,
  type ReaderMap,
  type WebhookReceiver,
} from '@vitalwire/core';

/** What a provider does, beside what its descriptor says. */
export interface ProviderParts<K extends DataKind> {
  /** Exactly the kinds of the descriptor's capabilities. */
  readonly readers: Pick<ReaderMap, K>;
  readonly webhooks?: WebhookReceiver;
  readonly importer?: FileImporter;
}

/**
 * Ties a descriptor to its readers: a kind that is declared and not read, or the reverse, does not compile.
 * @param create from the settings of one instance, which are all that a provider gets to know
 * @throws HealthError `invalid-input` when the descriptor contradicts itself or its parts, which types cannot see
 */
export function defineProvider<K extends DataKind, Settings = void>(
  descriptor: ProviderDescriptor<K>,
  create: (settings: Settings) => ProviderParts<K>,
): (settings: Settings) => HealthProvider<K> {
  assertValid(descriptor.id, issuesOf(descriptor));
  return (settings) => {
    const parts = create(settings);
    assertValid(descriptor.id, partIssues(descriptor, parts));
    return { specVersion: 'v1', descriptor, ...parts };
  };
}

function issuesOf(descriptor: ProviderDescriptor<never>): readonly InputIssue[] {
  const issues: InputIssue[] = [];
  if (!isSourceId(descriptor.id)) {
    issues.push({ path: 'id', message: 'must be lower-case letters, digits and single hyphens, at most 40' });
  }
  if (descriptor.displayName.trim() === '') issues.push({ path: 'displayName', message: 'is empty' });
  return issues;
}

function partIssues<K extends DataKind>(
  { id, capabilities, delivers = [] }: ProviderDescriptor<K>,
  { readers, importer, webhooks }: ProviderParts<K>,
): readonly InputIssue[] {
  const issues: InputIssue[] = [];
  const declared = Object.keys(capabilities);
  const read = Object.keys(readers);
  const oneSided = [
    ...declared.filter((kind) => !read.includes(kind)),
    ...read.filter((kind) => !declared.includes(kind)),
  ];
  for (const kind of oneSided) {
    issues.push({ path: `readers.${kind}`, message: 'is declared and not read, or read and not declared' });
  }
  if (importer !== undefined && (importer.id as string) !== id) {
    issues.push({ path: 'importer.id', message: `must be the id of the provider, ${id}` });
  }
  for (const kind of importer?.delivers.filter((delivered) => !delivers.includes(delivered)) ?? []) {
    issues.push({ path: 'delivers', message: `lacks ${kind}, which the importer delivers` });
  }
  if (delivers.length > 0 && importer === undefined && webhooks === undefined) {
    issues.push({ path: 'delivers', message: 'names kinds, and nothing delivers them' });
  }
  return issues;
}

function assertValid(id: string, issues: readonly InputIssue[]): void {
  if (issues.length === 0) return;
  const list = issues.map(({ path, message }) => `${path} ${message}`).join('; ');
  throw new HealthError('invalid-input', `The provider "${id}" is not well defined: ${list}.`, { issues });
}
