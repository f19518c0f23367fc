import { Decoder, Stream } from '@garmin/fitsdk';
import {
  comparable,
  type Decoded,
  type Fields,
  type MessageKind,
  messageKinds,
  samplesOfRecords,
  type Value,
} from '../comparable.ts';

type SdkMessage = Readonly<Record<string, unknown>>;

/** The official decoder. `null` when it gives no record. */
export function decodeWithFitsdk(bytes: Uint8Array): Decoded | null {
  const raw = read(bytes, false);
  const merged = read(bytes, true);
  const messages = new Map(messageKinds.map((kind) => [kind, raw(kind)]));
  if ((messages.get('record')?.length ?? 0) === 0) return null;
  return { messages, samples: samplesOfRecords(merged('record')) };
}

function read(bytes: Uint8Array, mergeHeartRates: boolean): (kind: MessageKind) => readonly Fields[] {
  const decoder = new Decoder(Stream.fromByteArray([...bytes]));
  const all = decoder.read({ mergeHeartRates }).messages as Readonly<Record<string, readonly SdkMessage[] | undefined>>;
  const developerNames = (all.fieldDescriptionMesgs ?? []).map(({ fieldName }) => String(fieldName));
  return (kind) => (all[`${kind}Mesgs`] ?? []).map((message) => fieldsOf(message, developerNames));
}

function fieldsOf(message: SdkMessage, developerNames: readonly string[]): Fields {
  const fields = new Map<string, Value>();
  const put = (name: string, value: unknown): void => {
    const plain = comparable(value);
    if (plain !== null) fields.set(name, plain);
  };
  for (const [name, value] of Object.entries(message)) {
    if (name !== 'developerFields') put(snakeCase(name), value);
    else for (const [index, own] of Object.entries(value as object)) put(developerNames[Number(index)] ?? index, own);
  }
  return fields;
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
