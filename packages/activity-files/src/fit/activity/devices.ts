import type { WorkoutSensor } from '@vitalwire/core';
import type { ActivityDevice } from '../../activity.ts';
import type { MessageView } from '../messages/message-view.ts';
import { enumeration } from '../profile/profile.ts';
import { compact, knownWordOf, numberOf, rawOf, textOf } from './message-values.ts';

/** Who made the file, from `file_id` and what the device says of itself in `device_info`. */
export function recorderOf(
  fileId: MessageView | undefined,
  deviceInfos: readonly MessageView[],
  creator: MessageView | undefined,
): ActivityDevice | null {
  const own = deviceInfos.filter((message) => rawOf(message, 'device_index') === 0);
  const software = firstDefined(own, softwareOf);
  const created = creator === undefined ? undefined : numberOf(creator, 'software_version');
  const all = fileId === undefined ? own : [fileId, ...own];
  const device = compact<ActivityDevice>({
    manufacturer: firstDefined(all, manufacturerOf),
    product: firstDefined(all, productOf),
    serialNumber: firstDefined(all, serialOf),
    softwareVersion: software ?? (created === undefined ? undefined : (created / 100).toFixed(2)),
  });
  return Object.keys(device).length === 0 ? null : device;
}

/** Every other device that took part, once each, in the order of appearance. */
export function sensorsOf(deviceInfos: readonly MessageView[]): WorkoutSensor[] {
  const byKey = new Map<string, WorkoutSensor>();
  for (const message of deviceInfos) {
    const index = rawOf(message, 'device_index');
    if (index === 0) continue;
    const sensor = compact<WorkoutSensor>({
      type: sensorType(message),
      manufacturer: manufacturerOf(message),
      product: productOf(message),
      serialNumber: serialOf(message),
      softwareVersion: softwareOf(message),
      batteryStatus: knownWordOf(message, 'battery_status'),
    });
    if (!Object.keys(sensor).some((name) => name !== 'softwareVersion' && name !== 'batteryStatus')) continue;
    // The same index may be given to another device later on, and one device may be announced many times.
    const key = sensor.serialNumber ?? `${index}/${sensor.type}`;
    byKey.set(key, { ...byKey.get(key), ...sensor });
  }
  return [...byKey.values()];
}

function firstDefined<T>(
  messages: readonly MessageView[],
  read: (message: MessageView) => T | undefined,
): T | undefined {
  for (const message of messages) {
    const value = read(message);
    if (value !== undefined) return value;
  }
  return undefined;
}

// Numbers that no list names tell a reader nothing: the message API gives them to whoever has a list of his own.

function manufacturerOf(message: MessageView): string | undefined {
  return knownWordOf(message, 'manufacturer');
}

function productOf(message: MessageView): string | undefined {
  return (
    textOf(message, 'product_name') ?? knownWordOf(message, 'garmin_product') ?? knownWordOf(message, 'favero_product')
  );
}

function serialOf(message: MessageView): string | undefined {
  return rawOf(message, 'serial_number')?.toString();
}

function softwareOf(message: MessageView): string | undefined {
  return numberOf(message, 'software_version')?.toFixed(2);
}

const sensorWords: Readonly<Record<string, string>> = {
  bike_speed_cadence: 'speed_cadence',
  bike_speed: 'speed',
  bike_cadence: 'cadence',
  bike_power: 'power',
  stride_speed_distance: 'foot_pod',
  footpod: 'foot_pod',
  whr: 'heart_rate',
};

function sensorType(message: MessageView): string | undefined {
  const word =
    knownWordOf(message, 'antplus_device_type') ??
    knownWordOf(message, 'ble_device_type') ??
    knownWordOf(message, 'local_device_type') ??
    typeWithoutNetwork(message);
  return word === undefined ? undefined : (sensorWords[word] ?? word);
}

/** Older devices gave this number to their own receiver and chips; ANT+ has had another use for it. */
const OWN_CHIP = 12;

/** Files older than `source_type` know no sensors but those of ANT+. */
function typeWithoutNetwork(message: MessageView): string | undefined {
  const type = rawOf(message, 'device_type');
  if (type === undefined || type === OWN_CHIP || rawOf(message, 'source_type') !== undefined) return undefined;
  return enumeration('antplus_device_type')?.nameOf.get(type);
}
