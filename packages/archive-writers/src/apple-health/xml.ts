/** Seconds since 1970 of an instant. */
export function secondsOf(instant: string): number {
  return Date.parse(instant) / 1000;
}

/** As the phone writes every date of an export: with one and the same offset, that of the day of the export. */
export function phoneDate(seconds: number, offsetMinutes: number): string {
  const wall = new Date((seconds + offsetMinutes * 60) * 1000).toISOString();
  const size = Math.abs(offsetMinutes);
  const offset = `${offsetMinutes < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}${String(size % 60).padStart(2, '0')}`;
  return `${wall.slice(0, 10)} ${wall.slice(11, 19)} ${offset}`;
}

const ESCAPES: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

export type AttributeValues = { readonly [name: string]: string | number | undefined };

export function tag(name: string, attributes: AttributeValues, inner = ''): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escaped(String(value))}"`))
    .join('');
  return inner === '' ? `<${name}${written}/>\n` : `<${name}${written}>\n${inner}</${name}>\n`;
}

export function metadata(key: string, value: string | number): string {
  return `  ${tag('MetadataEntry', { key, value })}`;
}

/** What writes rows into the phone. */
export interface RowSource {
  readonly sourceName: string;
  readonly sourceVersion: string;
  /** Behind the address in memory, which is another one in every row. */
  readonly device?: string;
}

export const watchSource: RowSource = {
  sourceName: 'Alex’s Apple\u00a0Watch',
  sourceVersion: '11.2',
  device: 'name:Apple Watch, manufacturer:Apple Inc., model:Watch, hardware:Watch6,7, software:11.2',
};
export const phoneSource: RowSource = {
  sourceName: 'Alex’s iPhone',
  sourceVersion: '18.2',
  device: 'name:iPhone, manufacturer:Apple Inc., model:iPhone, hardware:iPhone15,2, software:18.2',
};
export const scaleSource: RowSource = { sourceName: 'Waage & Co', sourceVersion: '4.1' };

/** Text of a record, fast: the file has millions. */
export function recordRow(
  source: RowSource,
  type: string,
  row: {
    readonly unit?: string;
    readonly value: string | number;
    readonly start: number;
    readonly end: number;
    readonly inner?: string;
  },
  offsetMinutes: number,
): string {
  const device =
    source.device === undefined
      ? ''
      : ` device="&lt;&lt;HKDevice: 0x30${(row.start % 0xffff).toString(16).padStart(7, '0')}&gt;, ${source.device}&gt;"`;
  const unit = row.unit === undefined ? '' : ` unit="${row.unit}"`;
  const end = phoneDate(row.end, offsetMinutes);
  const start = row.end === row.start ? end : phoneDate(row.start, offsetMinutes);
  const head = ` <Record type="${type}" sourceName="${escaped(source.sourceName)}" sourceVersion="${source.sourceVersion}"${device}${unit} creationDate="${end}" startDate="${start}" endDate="${end}" value="${row.value}"`;
  return row.inner === undefined ? `${head}/>\n` : `${head}>\n${row.inner} </Record>\n`;
}
