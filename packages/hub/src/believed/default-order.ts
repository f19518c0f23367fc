import { Channel, type DataKind, type Device, MeasuredBy } from '@vitalwire/core';

/** What a source says of one thing, as far as it decides whether it is believed. */
export interface Witness {
  readonly kind: DataKind;
  /** `null`: the kind as a whole. */
  readonly metric: string | null;
  readonly measuredBy: MeasuredBy | null;
  /** `null` also where a day's totals no longer say it. */
  readonly device: Device | null;
  /** Absent where a day's totals no longer say it. */
  readonly channel?: Channel;
}

/** What measured, or that it only passed on what something else measured. */
type Instrument = MeasuredBy | 'copy' | 'unknown';

/**
 * The default order of devices, best first; those of one list count as equally good, and what no list names comes last.
 * Which comes first is ours; what speaks for it:
 * - nights: stages against polysomnography agree best for the ring and the strap, less for three watches (Miller et al.
 *   2022, Sensors 22:6317, doi 10.3390/s22166317); night-long heart rate and RMSSD against ECG agree in the order ring,
 *   strap, watches (Dial et al. 2025, 536 nights, seen in summaries only). Both tried few makes, young and healthy people.
 * - movement: what is worn counts steps that a phone left on the table does not (Piccinini et al. 2020, Sensors 20:6293,
 *   some 30 % apart).
 * - body and recordings: no study; a scale weighs, an app repeats, and what was recorded comes before what was passed on.
 * A device of which nothing is known stands with the watches.
 */
const orders = {
  night: [['ring'], ['strap'], ['watch', 'unknown'], ['scale'], ['phone'], ['copy', 'sharing'], ['diary']],
  movement: [['watch', 'unknown'], ['strap', 'ring'], ['phone'], ['scale'], ['copy', 'sharing'], ['diary']],
  body: [['scale'], ['watch', 'unknown', 'strap', 'ring'], ['phone'], ['copy', 'sharing'], ['diary']],
  recording: [['watch', 'unknown', 'strap', 'ring', 'scale', 'phone'], ['copy', 'sharing'], ['diary']],
} as const satisfies { readonly [topic: string]: readonly (readonly Instrument[])[] };
type Topic = keyof typeof orders;

/** Of the day, and yet measured best while asleep. */
const nightly = new Set([
  'restingHeartRateBpm',
  'averageOxygenSaturationPercent',
  'averageRespirationRatePerMinute',
  'oxygenSaturationPercent',
  'respirationRatePerMinute',
  'skinTemperatureCelsius',
  'skinTemperatureDeviationCelsius',
  'bodyTemperatureCelsius',
  'hrvRmssdMilliseconds',
  'hrvSdnnMilliseconds',
]);

/** Made of heart rate and speed on the way: a scale knows nothing of it. */
const ofMovement = new Set(['vo2max']);

function topicOf(kind: DataKind, metric: string | null): Topic {
  if (metric !== null && nightly.has(metric)) return 'night';
  if (metric !== null && ofMovement.has(metric)) return 'movement';
  switch (kind) {
    case 'sleep':
    case 'hrv':
    case 'readiness':
      return 'night';
    case 'bodyMeasurement':
      return 'body';
    case 'workout':
    case 'strengthSession':
      return 'recording';
    default:
      return 'movement';
  }
}

/** Lower is believed first. */
export function placeOf(witness: Witness): number {
  const order: readonly (readonly Instrument[])[] = orders[topicOf(witness.kind, witness.metric)];
  const instrument = instrumentOf(witness);
  const place = order.findIndex((equal) => equal.includes(instrument));
  return place < 0 ? order.length : place;
}

/** Passed on or written down: the source did not measure it. */
export function isCopy(witness: Witness): boolean {
  const instrument = instrumentOf(witness);
  return instrument === 'copy' || instrument === MeasuredBy.Sharing || instrument === MeasuredBy.Diary;
}

function instrumentOf({ kind, measuredBy, device, channel }: Witness): Instrument {
  if (channel === Channel.Manual) return MeasuredBy.Diary;
  switch (measuredBy) {
    case null:
      return 'unknown';
    case MeasuredBy.Phone:
      return onPhone(device);
    case MeasuredBy.Sharing:
      // The original file of the device travels through such places whole.
      return kind === 'workout' && device !== null ? 'unknown' : MeasuredBy.Sharing;
    default:
      return measuredBy;
  }
}

/** A phone's store holds what its maker's watch and the phone measured, and copies of what apps of others wrote. */
function onPhone(device: Device | null): Instrument {
  if (device === null) return 'phone';
  const { manufacturer = '', product = '' } = device;
  if (/^watch|apple\s*watch|galaxy\s*watch/i.test(product)) return 'watch';
  return manufacturer !== '' || /\b(iphone|ipad|ipod)/i.test(product) ? 'phone' : 'copy';
}
