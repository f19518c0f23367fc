import type { Channel, Device, SourceId } from '@vitalwire/core';

/** What writes records: a device, an app, a hand. Several may be behind one source. */
export interface Gadget {
  readonly sourceId: SourceId;
  readonly device: Device | null;
  readonly channel: Channel;
}

const device = (manufacturer: string, product: string, serialNumber: string): Device => ({
  manufacturer,
  product,
  serialNumber,
});
const gadget = (source: string, channel: Channel, of: Device | null = null): Gadget => ({
  sourceId: source as SourceId,
  channel,
  device: of,
});

const wristWatch = device('Garmin', 'Forerunner', '3401');

export const gadgets = {
  watch: gadget('garmin', 'api', wristWatch),
  /** Of the same account as the watch. */
  edge: gadget('garmin', 'api', device('Garmin', 'Edge', '8802')),
  headUnit: gadget('wahoo', 'api', device('Wahoo', 'Elemnt', 'W-77')),
  /** The watch's recording as a file, copied by cable. */
  watchFile: gadget('files', 'file', wristWatch),
  /** A track that an app on the phone recorded: no device is named. */
  track: gadget('files', 'file'),
  /** Gets copies of what others recorded, and records nothing. */
  copy: gadget('strava', 'api'),
  trainer: gadget('zwift', 'api'),
  smartWatch: gadget('apple-health', 'file', device('Apple', 'Watch', 'A-9')),
  phone: gadget('apple-health', 'file', device('Apple', 'Phone', 'P-15')),
  log: gadget('hevy', 'api'),
  diary: gadget('runkeeper', 'file'),
  hand: gadget('manual', 'manual'),
  ring: gadget('oura', 'api', device('Oura', 'Ring', 'R-4')),
  strap: gadget('whoop', 'api', device('Whoop', 'Strap', 'S-5')),
  mat: gadget('withings', 'api', device('Withings', 'Mat', 'M-1')),
  scale: gadget('withings', 'api', device('Withings', 'Scale', 'K-2')),
} as const satisfies { readonly [name: string]: Gadget };

export type GadgetName = keyof typeof gadgets;

/** What a person with these would say. */
export const preference: readonly SourceId[] = (
  [
    'garmin',
    'wahoo',
    'zwift',
    'oura',
    'whoop',
    'withings',
    'apple-health',
    'files',
    'strava',
    'hevy',
    'runkeeper',
    'manual',
  ] as const
).map((id) => id as SourceId);
