/** A date as the phone writes it, from seconds after the first of May 2026, noon UTC. */
export function written(seconds: number, offsetMinutes = 120): string {
  const local = new Date(Date.UTC(2026, 4, 1, 12) + (seconds + offsetMinutes * 60) * 1000).toISOString();
  const sign = offsetMinutes < 0 ? '-' : '+';
  const size = Math.abs(offsetMinutes);
  const offset = `${String(Math.floor(size / 60)).padStart(2, '0')}${String(size % 60).padStart(2, '0')}`;
  return `${local.slice(0, 10)} ${local.slice(11, 19)} ${sign}${offset}`;
}

export const watchDevice =
  '&lt;&lt;HKDevice: 0x300123000&gt;, name:Apple Watch, manufacturer:Apple Inc., model:Watch, hardware:Watch6,7, software:11.2&gt;';

export interface RecordParts {
  readonly type: string;
  readonly value?: string | number;
  readonly unit?: string;
  readonly start: number;
  readonly seconds?: number;
  readonly source?: string;
  readonly version?: string;
  readonly device?: string;
  readonly zone?: string;
  readonly inner?: string;
}

/** One `Record`; `type` without its prefix is a quantity. */
export function record({ type, value, unit, start, seconds = 0, inner = '', ...origin }: RecordParts): string {
  const name = type.startsWith('HK') ? type : `HKQuantityTypeIdentifier${type}`;
  const attributes = [
    `type="${name}" sourceName="${origin.source ?? 'Watch'}"`,
    ...(origin.version === undefined ? [] : [`sourceVersion="${origin.version}"`]),
    ...(origin.device === undefined ? [] : [`device="${origin.device}"`]),
    ...(unit === undefined ? [] : [`unit="${unit}"`]),
    `creationDate="${written(start)}" startDate="${written(start)}" endDate="${written(start + seconds)}"`,
    ...(value === undefined ? [] : [`value="${value}"`]),
  ].join(' ');
  const zone = origin.zone === undefined ? '' : `<MetadataEntry key="HKTimeZone" value="${origin.zone}"/>`;
  return zone + inner === '' ? ` <Record ${attributes}/>\n` : ` <Record ${attributes}>\n${zone}${inner} </Record>\n`;
}

export function sleepRow(stage: string, start: number, seconds: number, parts: Partial<RecordParts> = {}): string {
  const value = `HKCategoryValueSleepAnalysis${stage}`;
  return record({ type: 'HKCategoryTypeIdentifierSleepAnalysis', value, start, seconds, ...parts });
}

export const head =
  '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE HealthData [\n<!-- HealthKit Export Version: 14 -->\n<!ELEMENT HealthData (ExportDate,Me,(Record)*)>\n]>\n';

export function document(content: string, exported = written(86_400)): string {
  return `${head}<HealthData locale="en_US">\n <ExportDate value="${exported}"/>\n <Me HKCharacteristicTypeIdentifierDateOfBirth=""/>\n${content}</HealthData>\n`;
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
