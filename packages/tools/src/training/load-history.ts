import {
  type BasisInput,
  type BasisMethod,
  type HealthData,
  type InsufficientData,
  type MergedRecord,
  type Outcome,
  type PersonProfile,
  type ReadCall,
  type RecordId,
  sportFamily,
  type Threshold,
} from '@vitalwire/core';
import { activityLoad, computeLoad, type LoadChoice, loadChannels, loadKey } from './activity-load.ts';
import type { LoadAnswer } from './chosen-load.ts';
import { type Estimated, withEstimates } from './estimates.ts';
import { fromKept } from './kept.ts';
import type { Lack } from './metrics.ts';
import { type Session, type SessionChannel, sessionOf } from './session.ts';
import { thresholdsFor } from './thresholds.ts';

export interface DatedLoad {
  readonly activity: MergedRecord<'workout'>;
  /** `null`: no method had what it needs; `lacking` says what. */
  readonly answer: LoadAnswer | null;
  readonly lacking: InsufficientData | null;
  readonly warnings: readonly string[];
  /** Of thresholds that were estimated. */
  readonly methods: readonly BasisMethod[];
  /** Of chosen methods for thresholds that could not answer. */
  readonly lacks: readonly Lack[];
  readonly inputs: readonly BasisInput[];
  readonly assumptions: readonly string[];
  /** Why no better method answered; empty when the best one did. */
  readonly reason: string;
}

export interface LoadHistoryRequest {
  /** Oldest first. */
  readonly activities: readonly MergedRecord<'workout'>[];
  readonly thresholds: readonly Threshold[];
  readonly profile: PersonProfile;
  readonly choice: LoadChoice;
  readonly health: HealthData;
  readonly read: ReadCall;
  readonly progress: (done: number, total: number) => void;
}

/** So that a cancel can come in: activities whose samples are read between two turns of the event loop. */
const ACTIVITIES_PER_TURN = 16;
/** Results that are kept in one go: what a call that ends early does not lose. */
const KEPT_AT_ONCE = 256;

/**
 * The load of every activity, in the order given. Streams come in blocks, only the channels that the load of each
 * needs; memory stays at one recording however many years there are. A load that is kept is not computed again.
 */
export async function loadHistory(request: LoadHistoryRequest): Promise<readonly DatedLoad[]> {
  const { activities, thresholds, profile, choice, health, read, progress } = request;
  const loads = new Map<RecordId, DatedLoad>();
  const jobs = activities.map((activity): Job => {
    const { localDate, sport } = activity.record;
    const inForce = withEstimates(thresholdsFor(thresholds, localDate, sportFamily(sport)), localDate, profile);
    return { activity, inForce, channels: loadChannels(activity.record, inForce.thresholds, choice) };
  });
  const finish = ({ activity, inForce }: Job, outcome: Outcome<LoadAnswer>) => {
    loads.set(activity.record.id, datedLoad(activity, outcome, inForce, profile, choice));
  };
  const compute = ({ activity: { record }, inForce }: Job, session: Session | null) =>
    computeLoad(record, session, inForce.thresholds, profile, choice);

  const asked = jobs
    .filter(({ channels }) => channels.length > 0)
    .map(({ activity, inForce }) => ({ of: activity, key: loadKey(inForce.thresholds, profile, choice) }));
  const recalled = await health.recall('load', asked, read);
  const unknown: Job[] = [];
  for (const job of jobs) {
    const known = recalled.found.get(job.activity.record.id);
    if (known !== undefined) finish(job, fromKept<Outcome<LoadAnswer>>(known));
    else if (job.channels.length > 0) unknown.push(job);
  }
  if (loads.size > 0) progress(loads.size, jobs.length);

  const fresh = new Map<RecordId, string>();
  const keep = async () => {
    await recalled.keep(fresh);
    fresh.clear();
  };
  for (const [channels, group] of Map.groupBy(unknown, ({ channels: wanted }) => wanted.join())) {
    const jobOf = new Map(group.map((job) => [job.activity.record.id, job]));
    const wanted = channels.split(',') as SessionChannel[];
    for await (const event of health.streamsOf([...jobOf.keys()], wanted, read)) {
      const job = jobOf.get(event.recordId);
      if (job === undefined) continue;
      jobOf.delete(event.recordId);
      const outcome = compute(job, sessionOf(job.activity.record, event));
      // Of its own samples only: what another recording lent may change without it.
      if (event.borrowed.length === 0) fresh.set(event.recordId, JSON.stringify(outcome));
      finish(job, outcome);
      if (fresh.size >= KEPT_AT_ONCE) await keep();
      if (loads.size % ACTIVITIES_PER_TURN === 0) {
        progress(loads.size, jobs.length);
        await nextTurn();
        read.signal.throwIfAborted();
      }
    }
    // Those without streams of their own.
    for (const job of jobOf.values()) finish(job, compute(job, null));
  }
  await keep();
  for (const job of jobs) if (job.channels.length === 0) finish(job, compute(job, null));
  progress(jobs.length, jobs.length);
  return activities.flatMap(({ record }) => loads.get(record.id) ?? []);
}

interface Job {
  readonly activity: MergedRecord<'workout'>;
  readonly inForce: Estimated;
  readonly channels: readonly SessionChannel[];
}

function datedLoad(
  activity: MergedRecord<'workout'>,
  computed: Outcome<LoadAnswer>,
  { thresholds, lacks }: Estimated,
  profile: PersonProfile,
  choice: LoadChoice,
): DatedLoad {
  const { outcome, ...rest } = activityLoad(activity.record, computed, thresholds, profile, choice);
  return outcome.status === 'ok'
    ? { activity, answer: outcome.value, lacking: null, warnings: outcome.warnings, lacks, ...rest }
    : { activity, answer: null, lacking: outcome, warnings: [], lacks, ...rest };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
