import FitParser from 'fit-file-parser';
import {
  comparable,
  type Decoded,
  degreesPerSemicircle,
  type Fields,
  type MessageKind,
  messageKinds,
  samplesOfRecords,
  type Value,
} from '../comparable.ts';

const collections: Readonly<Record<MessageKind, string>> = {
  record: 'records',
  session: 'sessions',
  lap: 'laps',
  length: 'lengths',
  set: 'sets',
};

/** The parser most used on npm. `null` when it fails or gives no record. */
export async function decodeWithFitFileParser(bytes: Uint8Array): Promise<Decoded | null> {
  const parser = new FitParser({
    force: true,
    mode: 'list',
    speedUnit: 'm/s',
    lengthUnit: 'm',
    temperatureUnit: 'celsius',
    elapsedRecordField: false,
  });
  try {
    const all = (await parser.parseAsync(bytes.slice().buffer)) as unknown as Readonly<Record<string, unknown>>;
    const messages = new Map(
      messageKinds.map((kind) => {
        const list = all[collections[kind]];
        return [kind, Array.isArray(list) ? list.map(fieldsOf) : []];
      }),
    );
    const records = messages.get('record') ?? [];
    return records.length === 0 ? null : { messages, samples: samplesOfRecords(records) };
  } catch {
    return null;
  }
}

function fieldsOf(message: object): Fields {
  const fields = new Map<string, Value>();
  for (const [name, value] of Object.entries(message)) {
    const plain = comparable(isIndex(value) ? value.value : value);
    if (plain !== null)
      fields.set(name, typeof plain === 'number' && isPosition(name) ? plain / degreesPerSemicircle : plain);
  }
  return fields;
}

/** It gives positions in degrees, the file has semicircles. */
function isPosition(name: string): boolean {
  return /_(?:lat|long)$/.test(name);
}

function isIndex(value: unknown): value is { readonly value: number } {
  return typeof value === 'object' && value !== null && 'value' in value && 'reserved' in value;
}
