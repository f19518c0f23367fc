import {
  type ActionId,
  type ActionType,
  type AnyRecord,
  type Curation,
  type Deed,
  dataKinds,
  HealthError,
  type Instant,
  isRecordId,
  kindOfRecordId,
  type Merge,
  type Owner,
  type PersonAction,
  type ReadCall,
  type RecordId,
  type RecordOf,
  type SourceChoice,
  type SourceChoiceId,
  type StorageTransaction,
  type UnitSystem,
} from '@vitalwire/core';
import { choosePrimaries } from '../merging/choose-primaries.ts';
import { updateMerges } from '../merging/update-merges.ts';
import type { SourceCatalogue } from '../sources/source-catalogue.ts';
import { createSourceRanking, type SourceRanking } from '../sources/source-ranking.ts';
import { changeWords } from './change-words.ts';
import { changeRecord, existing, recordOfEntry } from './entries.ts';
import { applyInverse, type Inverse, recordsOf } from './inverse.ts';
import { mergesByTime } from './merges-by-time.ts';
import { mergeByHand, unmergeByHand } from './merging-by-hand.ts';
import { recordTime, recordWords } from './record-words.ts';
import type { DeedStorage } from './rehearsal.ts';
import { tellingWithin } from './within-terms.ts';

/** Actions that are looked through for the latest one that stands, and for those about one record. */
const UNDO_DEPTH = 1000;

/** What an action is made of, apart from its id and time. */
interface Done<T> {
  readonly result: T;
  readonly type: ActionType;
  readonly sentence: string;
  readonly undo: Inverse;
  readonly records?: readonly RecordId[];
}

interface Scene {
  readonly storage: StorageTransaction;
  readonly owner: Owner;
  readonly at: Instant;
  /** Names the action, and what it makes. */
  readonly actionId: ActionId;
  readonly timeZone: string | null;
  readonly units: UnitSystem;
  ranking(): Promise<SourceRanking>;
  /** @returns merges that stood around them and stand no more */
  remerge(records: readonly AnyRecord[]): Promise<readonly Merge[]>;
}

/** Each deed is one transaction: the change, the merges around it, and the action that takes both back. */
export function createCuration(storage: DeedStorage, catalogue: SourceCatalogue, now: () => Instant): Curation {
  const sceneOf = async (transaction: StorageTransaction, owner: Owner): Promise<Scene> => {
    const { at, id } = await nextAction(transaction, owner, now());
    const { timeZone = null, units = 'metric' } = await transaction.people.profile(owner);
    const ranking = async () => createSourceRanking(await transaction.choices.list(owner), catalogue);
    return {
      storage: transaction,
      owner,
      at,
      actionId: id,
      timeZone,
      units,
      ranking,
      remerge: async (records) => updateMerges(transaction, owner, records, await ranking(), at),
    };
  };
  /** What is told of it is looked up inside, too: where that fails, nothing was done. */
  const perform = <T>(call: ReadCall, work: (scene: Scene) => Promise<Done<T>>): Promise<Deed<T>> =>
    storage.transaction(async (transaction) => {
      const { owner } = call;
      const scene = await sceneOf(transaction, owner);
      const { result, ...done } = await work(scene);
      const action: PersonAction = { id: scene.actionId, at: scene.at, ...done, undoneAt: null };
      await transaction.actions.write(owner, action);
      const merges = await transaction.merges.ofRecords(owner, done.records ?? []);
      const telling = tellingWithin(transaction, catalogue, now());
      return { result, action: await telling.action(action, call), merges: await telling.merges(merges, call) };
    });

  return {
    log: (entry, call) =>
      perform(call, async (scene) => {
        const { owner } = scene;
        const record = recordOfEntry(entry, scene.actionId, scene.timeZone, scene.at);
        await scene.storage.records.write(owner, [record]);
        const merges = await scene.remerge([record]);
        const [result] = await scene.storage.records.getMany(owner, entry.kind, [record.id]);
        return {
          result: result as typeof record,
          type: 'log',
          sentence: `Logged ${named(record, scene, entry.clockZone)}.`,
          records: [record.id],
          undo: { removeRecords: [record.id], remerge: { around: [], merges } },
        };
      }),

    edit: (id, change, call) =>
      perform(call, async (scene) => {
        const { owner } = scene;
        const before = await existing(scene.storage, owner, id);
        const merges = await scene.storage.merges.ofRecords(owner, [id]);
        const undo = await changeRecord(scene.storage, owner, before, change, scene.timeZone, scene.at);
        const result = await existing(scene.storage, owner, id);
        const ended = await scene.remerge([result]);
        const fields = [...Object.keys(change.set), ...(change.restore ?? [])];
        return {
          result: result as RecordOf<AnyRecord['kind']>,
          type: 'edit',
          sentence: `Changed ${changeWords(before, result, fields, scene.units).join(', ')}: ${named(result, scene, change.clockZone)}.`,
          records: [id],
          undo: { ...undo, remerge: { around: [id], merges: distinct([...merges, ...ended]) } },
        };
      }),

    remove: (id, call) =>
      perform(call, async (scene) => {
        const { owner } = scene;
        const record = await existing(scene.storage, owner, id);
        const merges = await scene.storage.merges.ofRecords(owner, [id]);
        await scene.storage.records.hide(owner, [id], scene.at);
        const others = merges.flatMap(({ members }) => members);
        const ended = await scene.remerge(await recordsOf(scene.storage, owner, others));
        return {
          result: id,
          type: 'delete',
          sentence: `Deleted ${named(record, scene)}.`,
          records: [id],
          undo: { unhide: [id], remerge: { around: [id, ...others], merges: distinct([...merges, ...ended]) } },
        };
      }),

    merges: (kind, { owner }) => mergesByTime(storage, owner, kind === null ? dataKinds : [kind]),

    merge: (ids, call) =>
      perform(call, async (scene) => {
        const { owner } = scene;
        const { merge, inverse } = await mergeByHand(scene.storage, owner, ids, await scene.ranking(), scene.at);
        const telling = tellingWithin(scene.storage, catalogue, now());
        const [result = merge] = await telling.merges([merge], call);
        const sentence = `Joined ${await event(scene, merge.members, merge.primary)}.`;
        return { result, type: 'merge', sentence, records: merge.members, undo: inverse };
      }),

    unmerge: (id, call) =>
      perform(call, async (scene) => {
        const { owner } = scene;
        const ranking = await scene.ranking();
        const { members, primary, inverse } = await unmergeByHand(scene.storage, owner, id, ranking, scene.at);
        const sentence = isRecordId(id)
          ? `Took one record out of an event: ${await event(scene, [id], id)}.`
          : `Took apart: ${await event(scene, members, primary)}.`;
        return { result: members, type: 'unmerge', sentence, records: members, undo: inverse };
      }),

    choices: ({ owner }) => storage.choices.list(owner),

    chooseSource: (asked, call) =>
      perform(call, async (scene) => {
        const { owner } = scene;
        const choice: SourceChoice = { ...asked, id: scene.actionId as string as SourceChoiceId, decidedAt: scene.at };
        checkChoice(choice);
        await scene.storage.choices.write(owner, choice);
        await rechoose(scene, choice);
        return {
          result: choice,
          type: 'choose-source',
          sentence: `Chose ${choice.ranking.join(', then ')} for ${choice.metric ?? choice.kind}.`,
          undo: { removeChoices: [choice] },
        };
      }),

    forgetChoice: (id, call) =>
      perform(call, async (scene) => {
        const { owner } = scene;
        const choice = (await scene.storage.choices.list(owner)).find((each) => each.id === id);
        if (choice === undefined)
          throw new HealthError('not-found', `There is no choice ${id}.`, { what: `choice ${id}` });
        await scene.storage.choices.remove(owner, choice.id);
        await rechoose(scene, choice);
        return {
          result: choice,
          type: 'choose-source',
          sentence: `Forgot the choice of ${choice.ranking.join(', then ')} for ${choice.metric ?? choice.kind}.`,
          undo: { writeChoices: [choice] },
        };
      }),

    async history(id, { owner }) {
      const kind = kindOfRecordId(id);
      const original = kind === null ? null : await storage.records.original(owner, kind, id);
      if (kind === null || original === null) return null;
      const [record, amendment, versions, actions] = [
        await storage.records.get(owner, kind, id),
        await storage.records.amendment(owner, id),
        await storage.records.history(owner, kind, id),
        await storage.actions.list(owner, UNDO_DEPTH),
      ];
      const changes = actions.filter(({ records }) => records?.includes(id) === true);
      return { record, original, amendment, versions, changes };
    },

    actions: (limit, { owner }) => storage.actions.list(owner, limit),

    undo: (call) =>
      storage.transaction(async (transaction) => {
        const { owner } = call;
        const actions = await transaction.actions.list(owner, UNDO_DEPTH);
        const action = actions.find(({ undoneAt }) => undoneAt === null);
        if (action === undefined) return null;
        const scene = await sceneOf(transaction, owner);
        await applyInverse(transaction, owner, action.undo as Inverse, scene.ranking, scene.at);
        const undone = { ...action, undoneAt: scene.at };
        await transaction.actions.write(owner, undone);
        return tellingWithin(transaction, catalogue, now()).action(undone, call);
      }),
  };
}

/** `workout, running, 45 min, 2026-05-04 07:00` */
function named(record: AnyRecord, { units, timeZone }: Scene, clockZone: string | null = null): string {
  const kind = record.kind.replace(/[A-Z]/, (letter) => ` ${letter.toLowerCase()}`);
  return [kind, recordWords(record, units, timeZone ?? clockZone), recordTime(record)]
    .filter((part) => part !== '')
    .join(', ');
}

/** `workout, cycling, 1 h, 30 km, 2026-05-04 08:00 (watch, files)`: one of its records in words, and whose they are. */
async function event(scene: Scene, members: readonly RecordId[], first: RecordId | undefined): Promise<string> {
  const records = await recordsOf(scene.storage, scene.owner, members);
  const told = records.find(({ id }) => id === first) ?? records[0];
  const sources = [...new Set(records.map(({ provenance }) => provenance.sourceId))].join(', ');
  return told === undefined ? '' : `${named(told, scene)} (${sources})`;
}

function distinct(merges: readonly Merge[]): readonly Merge[] {
  return [...new Map(merges.map((merge) => [merge.id, merge])).values()];
}

/** A choice for a single metric changes no event's answer as a whole. */
async function rechoose({ storage, owner, ranking }: Scene, { kind, metric }: SourceChoice): Promise<void> {
  if (metric !== null) return;
  await choosePrimaries(storage, owner, kind, await ranking(), (ids) => recordsOf(storage, owner, ids));
}

/**
 * The next action's time and id. Never before the latest one, although the clock may go back: the order of the actions is
 * what undo walks. Two deeds may share a moment.
 */
async function nextAction({ actions }: StorageTransaction, owner: Owner, now: Instant) {
  const [latest] = await actions.list(owner, 1);
  const at = latest !== undefined && latest.at > now ? latest.at : now;
  const place = latest?.at === at ? Number(latest.id.slice(-PLACE_DIGITS)) + 1 : 0;
  const id = `action_${at.replaceAll(/[^\d]/g, '')}_${String(place).padStart(PLACE_DIGITS, '0')}` as ActionId;
  return { at, id };
}
const PLACE_DIGITS = 6;

function checkChoice({ ranking, from, to, kind }: SourceChoice): void {
  const issues = [
    ...(ranking.length === 0 || new Set(ranking).size < ranking.length
      ? [{ path: 'ranking', message: 'must name one source or more, each once' }]
      : []),
    ...(from !== null && to !== null && from > to ? [{ path: 'to', message: 'must not lie before `from`' }] : []),
    ...(dataKinds.includes(kind) ? [] : [{ path: 'kind', message: 'is not a known kind' }]),
  ];
  const [first] = issues;
  if (first !== undefined)
    throw new HealthError('invalid-input', `The choice cannot be stored: ${first.path} ${first.message}.`, { issues });
}
