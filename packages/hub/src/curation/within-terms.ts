import {
  type Audience,
  type Curation,
  type Deed,
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

/**
 * The same deeds, and in no answer what the terms of a source keep from the reader: such a record is not found, and a
 * sentence that tells of it is not told. Sources that may not be combined any more are in no merge.
 */
export function withinTerms(
  inner: Curation,
  storage: OriginStorage,
  catalogue: SourceCatalogue,
  now: () => Instant,
): Curation {
  const readerOf = ({ owner, audience }: ReadCall): Reader => ({ owner, terms: termsFor(catalogue, now(), audience) });
  /** Nothing to look up: the person sees everything that may be kept. */
  const seesAll = ({ audience }: ReadCall) => isPerson(audience) && catalogue.expiring.size === 0;

  async function mergesFor(merges: readonly Merge[], call: ReadCall): Promise<readonly Merge[]> {
    if (seesAll(call) && catalogue.separate.size === 0) return merges;
    const { owner, terms } = readerOf(call);
    const origins = await originsOf(storage, owner, merges, []);
    return merges.flatMap((merge) => {
      if (!isPermitted(catalogue, merge, origins)) return [];
      const answering = merge.members.find((id) => isVisible(origins.get(id), terms)) ?? merge.primary;
      return visiblePart(merge, answering, origins, terms) ?? [];
    });
  }

  /** A record that is gone is shown to nobody but the person: whose word it was is not known any more. */
  async function hasHidden(ids: readonly RecordId[], call: ReadCall): Promise<boolean> {
    if (seesAll(call)) return false;
    const { owner, terms } = readerOf(call);
    for (const id of ids) {
      const origin = await originOf(storage, owner, id);
      if (origin === null ? !isPerson(call.audience) : !terms.visible(origin)) return true;
    }
    return false;
  }

  async function actionFor(action: PersonAction, call: ReadCall): Promise<PersonAction> {
    // How it is taken back holds records and merges as they were: the hub's own matter.
    const told = isPerson(call.audience) ? action : { ...action, undo: null };
    // What the person said is their own, whatever became of it.
    if (action.type === 'log' || action.records === undefined || !(await hasHidden(action.records, call))) return told;
    const { records: _, ...rest } = told;
    return { ...rest, sentence: KEPT_BACK, undo: null };
  }

  async function deedFor<T>(deed: Deed<T>, call: ReadCall): Promise<Deed<T>> {
    return { ...deed, action: await actionFor(deed.action, call), merges: await mergesFor(deed.merges, call) };
  }

  async function found(id: RecordId, call: ReadCall): Promise<void> {
    if (seesAll(call)) return;
    const { owner, terms } = readerOf(call);
    const origin = await originOf(storage, owner, id);
    if (origin !== null && !terms.visible(origin))
      throw new HealthError('not-found', `There is no record ${id}.`, { what: `record ${id}` });
  }

  return {
    choices: inner.choices,
    chooseSource: inner.chooseSource,
    forgetChoice: inner.forgetChoice,
    log: async (entry, call) => deedFor(await inner.log(entry, call), call),
    async edit(id, change, call) {
      await found(id, call);
      return deedFor(await inner.edit(id, change, call), call);
    },
    async remove(id, call) {
      await found(id, call);
      return deedFor(await inner.remove(id, call), call);
    },
    merges: async (kind, call) => mergesFor(await inner.merges(kind, call), call),
    async merge(ids, call) {
      for (const id of ids) await found(id, call);
      const deed = await inner.merge(ids, call);
      const [result = deed.result] = await mergesFor([deed.result], call);
      return { ...(await deedFor(deed, call)), result };
    },
    async unmerge(id, call) {
      if (isRecordId(id)) await found(id, call);
      const merge = await findMerge(storage.merges, call.owner, id);
      const [shown] = merge === null ? [] : await mergesFor([merge], call);
      if (shown === undefined) throw noMerge(id);
      const deed = await inner.unmerge(id, call);
      return { ...(await deedFor(deed, call)), result: shown.members };
    },
    async history(id, call): Promise<RecordHistory | null> {
      const history = await inner.history(id, call);
      if (history === null || seesAll(call)) return history;
      const { terms } = readerOf(call);
      if (!terms.visible(history.original.provenance)) return null;
      const changes: PersonAction[] = [];
      for (const action of history.changes) changes.push(await actionFor(action, call));
      return { ...history, changes, versions: history.versions.filter(({ provenance }) => terms.visible(provenance)) };
    },
    async actions(limit, call) {
      const actions: PersonAction[] = [];
      for (const action of await inner.actions(limit, call)) actions.push(await actionFor(action, call));
      return actions;
    },
    async undo(call) {
      const action = await inner.undo(call);
      return action === null ? null : actionFor(action, call);
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
