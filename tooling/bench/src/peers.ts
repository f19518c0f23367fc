import { Decoder, Stream } from '@garmin/fitsdk';
import FitParser from 'fit-file-parser';

/** A record message as the official decoder gives it with conversions off: stored numbers, invalid ones left out. */
export interface SdkRecord {
  readonly timestamp?: number;
  readonly heartRate?: number;
  readonly power?: number;
  readonly distance?: number;
  readonly positionLat?: number;
}

const conversionsOff = {
  applyScaleAndOffset: false,
  expandSubFields: false,
  expandComponents: false,
  convertTypesToStrings: false,
  convertDateTimesToDates: false,
  mergeHeartRates: false,
};

/** The official decoder. It checks the checksum while it reads. */
export function readWithFitsdk(bytes: Buffer, mode: 'raw' | 'defaults'): readonly SdkRecord[] {
  const decoder = new Decoder(Stream.fromBuffer(bytes));
  const { messages, errors } = decoder.read(mode === 'raw' ? conversionsOff : {});
  if (errors.length > 0) throw new Error(`fitsdk: ${errors.map(String).join(' ')}`);
  return (messages.recordMesgs ?? []) as unknown as readonly SdkRecord[];
}

/** The parser most used on npm, in its quickest mode. */
export async function parseWithFitFileParser(bytes: Buffer): Promise<unknown> {
  const parser = new FitParser({ force: true, mode: 'list', speedUnit: 'm/s', lengthUnit: 'm' });
  return parser.parseAsync(new Uint8Array(bytes).buffer);
}
