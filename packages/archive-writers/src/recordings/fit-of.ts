import type { ActivitySession } from '@vitalwire/activity-files';
import { encodeFit, fitActivityMessages } from '@vitalwire/activity-files/fit';
import type { Device, Streams, Workout } from '@vitalwire/core';

/** A workout with its samples as a watch writes it. `created` is what makes the file another one than its neighbours. */
export function fitOf(workout: Workout, streams: Streams | null, device: Device): Uint8Array {
  const { indoor, name, deviceAnalysis, feel, poolLengthMeters, computedTotals, vendorSport, ...rest } = workout;
  const session: ActivitySession = {
    ...rest,
    ...(indoor === undefined ? {} : { indoor }),
    ...(deviceAnalysis === undefined ? {} : { deviceAnalysis }),
    ...(poolLengthMeters === undefined ? {} : { poolLengthMeters }),
    streams,
    events: [],
    developerColumns: [],
    beatIntervalsSeconds: null,
  };
  const messages = fitActivityMessages({ createdAt: workout.start, device, sessions: [session] });
  return encodeFit({ messages });
}
