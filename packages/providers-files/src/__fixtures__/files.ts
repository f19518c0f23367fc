import { fitCrc16 } from '@vitalwire/activity-files/fit';

/** Number, size in bytes, base type and value of a field. */
export type FitFieldBytes = readonly [number: number, size: 1 | 2 | 4, value: number];
export interface FitMessageBytes {
  readonly number: number;
  readonly fields: readonly FitFieldBytes[];
}

const baseTypes = { 1: 0x02, 2: 0x84, 4: 0x86 } as const;
/** 1989-12-31, in seconds since 1970. */
const FIT_EPOCH = 631_065_600;

export function fitTime(text: string): number {
  return Date.parse(text) / 1000 - FIT_EPOCH;
}

/** A FIT file of unsigned fields, each message with a definition of its own. */
export function fitFile(messages: readonly FitMessageBytes[]): Uint8Array {
  const data: number[] = [];
  const put = (value: number, size: number): void => {
    for (let i = 0; i < size; i++) data.push(Math.floor(value / 2 ** (8 * i)) & 255);
  };
  for (const { number, fields } of messages) {
    data.push(0x40, 0, 0);
    put(number, 2);
    data.push(fields.length);
    for (const [field, size] of fields) data.push(field, size, baseTypes[size]);
    data.push(0);
    for (const [, size, value] of fields) put(value, size);
  }
  const head = new Uint8Array(14);
  const view = new DataView(head.buffer);
  head.set([14, 0x20, 0, 0]);
  view.setUint32(4, data.length, true);
  head.set([0x2e, 0x46, 0x49, 0x54], 8);
  view.setUint16(12, fitCrc16(head.subarray(0, 12)), true);
  const all = Uint8Array.of(...head, ...data, 0, 0);
  new DataView(all.buffer).setUint16(all.length - 2, fitCrc16(all.subarray(0, -2)), true);
  return all;
}

/** @param type of file_id: 4 activity, 2 settings, 9 weight, 6 course, 5 workout, 15 monitoring_a */
export function fileId(type: number, createdAt: string): FitMessageBytes {
  return {
    number: 0,
    fields: [
      [0, 1, type],
      [1, 2, 1],
      [3, 4, 4711],
      [4, 4, fitTime(createdAt)],
    ],
  };
}

export function record(time: string, heartRate: number): FitMessageBytes {
  return {
    number: 20,
    fields: [
      [253, 4, fitTime(time)],
      [3, 1, heartRate],
    ],
  };
}

export function session(start: string, seconds: number, extra: readonly FitFieldBytes[] = []): FitMessageBytes {
  return {
    number: 18,
    fields: [
      [253, 4, fitTime(start) + seconds],
      [2, 4, fitTime(start)],
      [7, 4, seconds * 1000],
      [8, 4, seconds * 1000],
      [5, 1, 2],
      ...extra,
    ],
  };
}

export const ride = fitFile([
  fileId(4, '2024-05-01T06:00:00Z'),
  record('2024-05-01T06:00:00Z', 120),
  record('2024-05-01T06:00:01Z', 121),
  session('2024-05-01T06:00:00Z', 1, [[45, 2, 250]]),
]);

export const gpx = `<?xml version="1.0"?><gpx version="1.1" creator="t"><trk><type>running</type><trkseg>
  <trkpt lat="50" lon="8"><time>2024-05-02T06:00:00Z</time></trkpt><trkpt lat="50.001" lon="8"><time>2024-05-02T06:00:30Z</time></trkpt>
</trkseg></trk></gpx>`;

export const tcx = `
  <?xml version="1.0"?><x:TrainingCenterDatabase xmlns:x="y"><x:Activities><x:Activity Sport="Biking"><x:Id>2024-05-03T06:00:00Z</x:Id>
  <x:Lap StartTime="2024-05-03T06:00:00Z"><x:TotalTimeSeconds>60</x:TotalTimeSeconds></x:Lap></x:Activity></x:Activities></x:TrainingCenterDatabase>`;
