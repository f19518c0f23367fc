import {
  type BasisInput,
  type BasisMethod,
  type HealthData,
  type InsufficientData,
  type MergedRecord,
  type PersonProfile,
  type ReadCall,
  type RecordId,
  sportFamily,
  type Threshold,
} from '@vitalwire/core';
import { activityLoad, type LoadChoice, loadChannels } from './activity-load.ts';
import type { LoadAnswer } from './chosen-load.ts';
import { type Estimated, withEstimates } from './estimates.ts';
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

/** So that a cancel can come in: the work between two turns of the event loop. */
const ACTIVITIES_PER_TURN = 16;

/**
 * The load of every activity, in the order given. Streams come in blocks, only the channels that the load of each
 * needs; memory stays at one recording however many years there are.
 */
export async function loadHistory(request: LoadHistoryRequest): Promise<readonly DatedLoad[]> {
  const { activities, thresholds, profile, choice, health, read } = request;
  const loads = new Map<RecordId, DatedLoad>();
  const jobs = activities.map((activity) => {
    const { localDate, sport } = activity.record;
    const inForce = withEstimates(thresholdsFor(thresholds, localDate, sportFamily(sport)), localDate, profile);
    return { activity, inForce, channels: loadChannels(activity.record, inForce.thresholds, choice) };
  });
  const finish = async (job: (typeof jobs)[number], session: Session | null) => {
    loads.set(job.activity.record.id, datedLoad(job.activity, session, job.inForce, profile, choice));
    if (loads.size % ACTIVITIES_PER_TURN === 0) {
      request.progress(loads.size, jobs.length);
      await nextTurn();
      read.signal.throwIfAborted();
    }
  };

  for (const [channels, group] of Map.groupBy(jobs, ({ channels: wanted }) => wanted.join())) {
    const jobOf = new Map(group.map((job) => [job.activity.record.id, job]));
    if (channels !== '') {
      const wanted = channels.split(',') as SessionChannel[];
      for await (const event of health.streamsOf([...jobOf.keys()], wanted, read)) {
        const job = jobOf.get(event.recordId);
        if (job === undefined) continue;
        jobOf.delete(event.recordId);
        await finish(job, sessionOf(job.activity.record, event));
      }
    }
    // Those without streams of their own.
    for (const job of jobOf.values()) await finish(job, null);
  }
  request.progress(jobs.length, jobs.length);
  return activities.flatMap(({ record }) => loads.get(record.id) ?? []);
}

function datedLoad(
  activity: MergedRecord<'workout'>,
  session: Session | null,
  { thresholds, lacks }: Estimated,
  profile: PersonProfile,
  choice: LoadChoice,
): DatedLoad {
  const { outcome, ...rest } = activityLoad(activity.record, session, thresholds, profile, choice);
  return outcome.status === 'ok'
    ? { activity, answer: outcome.value, lacking: null, warnings: outcome.warnings, lacks, ...rest }
    : { activity, answer: null, lacking: outcome, warnings: [], lacks, ...rest };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
