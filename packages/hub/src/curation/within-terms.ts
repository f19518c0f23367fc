import {
  type Audience,
  type Curation,
  HealthError,
  type Instant,
  isRecordId,
  kindOfRecordId,
  type Merge,
  type Owner,
  type PersonAction,
  type Provenance,
  type ReadCall,
  type RecordHistory,
  type RecordId,
  type Storage,
} from '@vitalwire/core';
import type { SourceCatalogue } from '../sources/source-catalogue.ts';
import { isPermitted, type Terms, termsFor } from '../sources/terms.ts';
import { originsOf, visiblePart } from '../sources/visible-merge.ts';
import { findMerge, noMerge } from './merging-by-hand.ts';

/** Of a storage what is looked at to know whose word a record is. */
interface OriginStorage {
  readonly records: Pick<Storage['records'], 'getMany' | 'original'>;
  readonly merges: Pick<Storage['merges'], 'get' | 'ofRecords'>;
}

interface Reader {
  readonly owner: Owner;
  readonly terms: Terms;
}

const KEPT_BACK = 'About records that may not be shown here.';

/** What may be told of merges and of what the person did. */
interface Telling {
  merges(merges: readonly Merge[], call: ReadCall): Promise<readonly Merge[]>;
  action(action: PersonAction, call: ReadCall): Promise<PersonAction>;
}

const readerOf = (catalogue: SourceCatalogue, now: Instant, { owner, audience }: ReadCall): Reader => ({
  owner,
  terms: termsFor(catalogue, now, audience),
});

/** Nothing to look up: the person sees everything that may be kept. */
const seesAll = (catalogue: SourceCatalogue, { audience }: ReadCall) =>
  isPerson(audience) && catalogue.expiring.size === 0;

/**
 * Leaves out what the terms of a source keep from the reader. Sources that may not be combined any more are in no merge.
 * @param storage the transaction of a deed, so that a deed whose answer cannot be looked up is taken back
 */
export function tellingWithin(storage: OriginStorage, catalogue: SourceCatalogue, now: Instant): Telling {
  /** A record that is gone is shown to nobody but the person: whose word it was is not known any more. */
  async function hasHidden(ids: readonly RecordId[], call: ReadCall): Promise<boolean> {
    if (seesAll(catalogue, call)) return false;
    const { owner, terms } = readerOf(catalogue, now, call);
    for (const id of ids) {
      const origin = await originOf(storage, owner, id);
      if (origin === null ? !isPerson(call.audience) : !terms.visible(origin)) return true;
    }
    return false;
  }

  return {
    async merges(merges, call) {
      if (seesAll(catalogue, call) && catalogue.separate.size === 0) return merges;
      const { owner, terms } = readerOf(catalogue, now, call);
      const origins = await originsOf(storage, owner, merges, []);
      return merges.flatMap((merge) => {
        if (!isPermitted(catalogue, merge, origins)) return [];
        const answering = merge.members.find((id) => isVisible(origins.get(id), terms)) ?? merge.primary;
        return visiblePart(merge, answering, origins, terms) ?? [];
      });
    },

    async action(action, call) {
      // How it is taken back holds records and merges as they were: the hub's own matter.
      const told = isPerson(call.audience) ? action : { ...action, undo: null };
      // What the person said is their own, whatever became of it.
      if (action.type === 'log' || action.records === undefined || !(await hasHidden(action.records, call)))
        return told;
      const { records: _, ...rest } = told;
      return { ...rest, sentence: KEPT_BACK, undo: null };
    },
  };
}

/**
 * The same deeds, and in no answer what the terms of a source keep from the reader: such a record is not found, and a
 * sentence that tells of it is not told.
 * @param inner tells of its deeds within the terms already
 */
export function withinTerms(
  inner: Curation,
  storage: OriginStorage,
  catalogue: SourceCatalogue,
  now: () => Instant,
): Curation {
  const telling = () => tellingWithin(storage, catalogue, now());

  async function found(id: RecordId, call: ReadCall): Promise<void> {
    if (seesAll(catalogue, call)) return;
    const { owner, terms } = readerOf(catalogue, now(), call);
    const origin = await originOf(storage, owner, id);
    if (origin !== null && !terms.visible(origin))
      throw new HealthError('not-found', `There is no record ${id}.`, { what: `record ${id}` });
  }

  return {
    choices: inner.choices,
    chooseSource: inner.chooseSource,
    forgetChoice: inner.forgetChoice,
    log: inner.log,
    undo: inner.undo,
    async edit(id, change, call) {
      await found(id, call);
      return inner.edit(id, change, call);
    },
    async remove(id, call) {
      await found(id, call);
      return inner.remove(id, call);
    },
    merges: async (kind, call) => telling().merges(await inner.merges(kind, call), call),
    async merge(ids, call) {
      for (const id of ids) await found(id, call);
      return inner.merge(ids, call);
    },
    async unmerge(id, call) {
      if (isRecordId(id)) await found(id, call);
      const merge = await findMerge(storage.merges, call.owner, id);
      const [shown] = merge === null ? [] : await telling().merges([merge], call);
      if (shown === undefined) throw noMerge(id);
      return { ...(await inner.unmerge(id, call)), result: shown.members };
    },
    async history(id, call): Promise<RecordHistory | null> {
      const history = await inner.history(id, call);
      if (history === null || seesAll(catalogue, call)) return history;
      const { terms } = readerOf(catalogue, now(), call);
      if (!terms.visible(history.original.provenance)) return null;
      const changes: PersonAction[] = [];
      for (const action of history.changes) changes.push(await telling().action(action, call));
      return { ...history, changes, versions: history.versions.filter(({ provenance }) => terms.visible(provenance)) };
    },
    async actions(limit, call) {
      const actions: PersonAction[] = [];
      for (const action of await inner.actions(limit, call)) actions.push(await telling().action(action, call));
      return actions;
    },
  };
}

/** Hidden records, too. */
async function originOf(storage: OriginStorage, owner: Owner, id: RecordId): Promise<Provenance | null> {
  const kind = kindOfRecordId(id);
  return kind === null ? null : ((await storage.records.original(owner, kind, id))?.provenance ?? null);
}

function isVisible(origin: Provenance | undefined, terms: Terms): boolean {
  return origin !== undefined && terms.visible(origin);
}

function isPerson(audience: Audience | undefined): boolean {
  return audience?.type === 'person' || audience?.type === 'export';
}
