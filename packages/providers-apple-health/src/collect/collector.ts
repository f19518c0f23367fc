import { cleanText, instantOf, localDateOf, textLimits } from '@vitalwire/core';
import { type Meaning, meaningOf } from '../meaning/sample-types.ts';
import { conversionOf } from '../meaning/units.ts';
import type { HealthDocument, HealthSink, RowFault, SampleRow } from '../scan/health-document.ts';
import { createHealthDocument } from '../scan/health-document.ts';
import { type Account, createAccount } from './account.ts';
import { type PackedElement, packElement } from './packed-element.ts';
import { createRowArena, type PackedBlock, type RowArena } from './packed-rows.ts';
import { createOrigins, type HealthOrigin, type Origins } from './sources.ts';
import type { SpilledBytes } from './spilled-bytes.ts';
import { createZones, localDay, type RowZone, type Zones } from './zones.ts';

/** Rows of one type, origin, unit and clock, by blocks of days. */
export interface Series {
  readonly type: string;
  readonly meaning: Meaning;
  readonly origin: HealthOrigin;
  readonly zone: RowZone;
  readonly convert: (value: number) => number;
  readonly blocks: Map<number, PackedBlock>;
}

/** Local days that are packed, sorted and given out together. */
export const DAYS_A_BLOCK = 8;

export function blockOf(day: number): number {
  return Math.floor(day / DAYS_A_BLOCK);
}

/** Everything that an `export.xml` holds, in the order of nothing yet. */
export interface Collected {
  readonly document: HealthDocument;
  readonly arena: RowArena;
  /** What rows and elements are packed into. */
  readonly bytes: SpilledBytes;
  readonly series: readonly Series[];
  readonly origins: Origins;
  readonly zones: Zones;
  readonly workouts: readonly PackedElement[];
  readonly foods: readonly PackedElement[];
  readonly summaries: readonly PackedElement[];
  readonly account: Account;
  /** `value` of `ExportDate`, as written. */
  readonly exportDate: string | null;
  /** The days of some rows are those of the phone's zone on the day of the export. */
  readonly daysByWrittenOffset: boolean;
}

export interface CollectOptions {
  readonly assumedTimeZone: string | null;
  /** Seconds since 1970: later than this, and a day, no row can be. */
  readonly nowSeconds: number;
  /** Closed by whoever made it, when nothing more is read of what was collected. */
  readonly bytes: SpilledBytes;
}

const faults: { readonly [F in RowFault]: string } = {
  'no-type': 'The row names no type.',
  'no-date': 'Its start or end is no date.',
  backwards: 'It ends before it starts.',
  'not-utf8': 'It holds bytes that are no text (UTF-8).',
  'too-many': 'The file names more types, sources and devices than any phone has.',
};
/** Of types, origins, units and clocks together. */
const MOST_SERIES = 50_000;
/** 1900. */
const EARLIEST_SECONDS = -2_208_988_800;
const SECONDS_PER_DAY = 86_400;
const listed: { readonly [name: string]: string } = {
  ClinicalRecord: 'A record of a clinic: health records of providers of care are not read.',
  Audiogram: 'A hearing test has no place among the records.',
  VisionPrescription: 'A prescription of glasses has no place among the records.',
};
/** Sleep stages, flow: words in place of numbers are kept by their place in this list. */
export const WORDS: readonly string[] = [
  'HKCategoryValueSleepAnalysisInBed',
  'HKCategoryValueSleepAnalysisAsleep',
  'HKCategoryValueSleepAnalysisAwake',
  'HKCategoryValueSleepAnalysisAsleepUnspecified',
  'HKCategoryValueSleepAnalysisAsleepCore',
  'HKCategoryValueSleepAnalysisAsleepDeep',
  'HKCategoryValueSleepAnalysisAsleepREM',
  'HKCategoryValueMenstrualFlowUnspecified',
  'HKCategoryValueMenstrualFlowLight',
  'HKCategoryValueMenstrualFlowMedium',
  'HKCategoryValueMenstrualFlowHeavy',
  'HKCategoryValueMenstrualFlowNone',
  // iOS 18 renamed the type of the values.
  'HKCategoryValueVaginalBleedingUnspecified',
  'HKCategoryValueVaginalBleedingLight',
  'HKCategoryValueVaginalBleedingMedium',
  'HKCategoryValueVaginalBleedingHeavy',
  'HKCategoryValueVaginalBleedingNone',
];

/** Takes an `export.xml` in, piece by piece; what `bytes` holds grows with it, and little else. */
export function createCollector({ assumedTimeZone, nowSeconds, bytes }: CollectOptions): {
  readonly document: HealthDocument;
  collected(): Collected;
} {
  const account = createAccount();
  const arena = createRowArena(bytes);
  const byKey = new Map<string, Series | string>();
  const series: Series[] = [];
  const workouts: PackedElement[] = [];
  const foods: PackedElement[] = [];
  const summaries: PackedElement[] = [];
  const meaningsById: Meaning[] = [];
  /** Counted here and told to the account at the end: a map for every row would cost more than the row. */
  const readById: number[] = [];
  const passedById: number[] = [];
  const latestSeconds = nowSeconds + SECONDS_PER_DAY;
  let exportDate: string | null = null;
  let daysByWrittenOffset = false;
  let last: Series | string | null = null;
  let lastType = -2;
  let lastUnit = -2;
  let lastOrigin = -2;
  let lastZone = -2;
  let block: PackedBlock | null = null;
  let blockNumber = Number.NaN;

  const sink: HealthSink = {
    sample(row) {
      const { type } = row;
      let meaning = meaningsById[type];
      if (meaning === undefined) {
        meaning = meaningOf(document.types.text(type));
        meaningsById[type] = meaning;
        readById[type] = 0;
        passedById[type] = 0;
      }
      readById[type]!++;
      if (meaning.to === 'nothing') {
        passedById[type]!++;
        return;
      }
      const { startSeconds } = row;
      if (startSeconds < EARLIEST_SECONDS || row.endSeconds > latestSeconds) {
        reject(row, 'Its date cannot be right.');
        return;
      }
      const worded = meaning.to === 'sleep' || meaning.to === 'flow';
      if (worded === row.numeric) {
        reject(row, 'Its value is not of the sort that its type has.');
        return;
      }
      const origin = origins.ofRow(row);
      const zone = zones.ofRow(row.timeZone, row.writtenOffsetMinutes);
      if (type !== lastType || row.unit !== lastUnit || origin.order !== lastOrigin || zone.id !== lastZone) {
        last = seriesOf(row, meaning, origin, zone);
        lastType = type;
        lastUnit = row.unit;
        lastOrigin = origin.order;
        lastZone = zone.id;
        block = null;
      }
      if (last === null || typeof last === 'string') {
        reject(row, last ?? 'Its unit is unknown.');
        return;
      }
      const number = Math.floor(localDay(startSeconds, zone) / DAYS_A_BLOCK);
      if (block === null || number !== blockNumber) {
        block = last.blocks.get(number) ?? null;
        if (block === null) {
          block = arena.newBlock();
          last.blocks.set(number, block);
        }
        blockNumber = number;
      }
      if (!worded) {
        arena.add(block, startSeconds, row.endSeconds - startSeconds, row.mantissa, row.exponent);
        return;
      }
      const word = WORDS.indexOf(document.words.text(row.word));
      if (word === -1) reject(row, 'Its value is a word that is not known.');
      else arena.add(block, startSeconds, row.endSeconds - startSeconds, word, 0);
    },

    fault(type, fault) {
      const what = type < 0 ? 'Record' : wordOf(document.types.text(type));
      account.read(what);
      account.rejected(what, faults[fault]);
    },

    element(element) {
      switch (element.name) {
        case 'Workout':
          account.read('Workout');
          workouts.push(packElement(bytes, element));
          break;
        case 'ActivitySummary':
          account.read('ActivitySummary');
          summaries.push(packElement(bytes, element));
          break;
        case 'Correlation':
          account.read('Correlation');
          account.passedOver('Correlation', 'It only groups rows, which are taken one by one.');
          if (element.attributes.get('type') === 'HKCorrelationTypeIdentifierFood')
            foods.push(packElement(bytes, element));
          break;
        case 'ExportDate':
          exportDate ??= element.attributes.get('value') ?? null;
          break;
        default: {
          const reason = listed[element.name];
          if (reason === undefined) return;
          account.read(element.name);
          account.passedOver(element.name, reason);
        }
      }
    },
  };

  const document = createHealthDocument(sink);
  const origins = createOrigins(document);
  const zones = createZones((id) => document.timeZones.text(id), assumedTimeZone);

  function reject(row: SampleRow, reason: string): void {
    const day = new Date(row.startSeconds * 1000);
    const at = Number.isNaN(day.getTime()) ? undefined : localDateOf(instantOf(day.getTime()), 0);
    account.rejected(wordOf(document.types.text(row.type)), reason, at);
  }

  function seriesOf(row: SampleRow, meaning: Meaning, origin: HealthOrigin, zone: RowZone): Series | string {
    const key = `${row.type} ${row.unit} ${origin.order} ${zone.id}`;
    const known = byKey.get(key);
    if (known !== undefined) return known;
    const unit = row.unit === -1 ? '' : document.units.text(row.unit);
    const convert = 'dimension' in meaning ? conversionOf(meaning.dimension, unit) : (value: number) => value;
    if (convert === null) {
      const reason = `Its unit "${wordOf(unit)}" is not one that this type is written in.`;
      byKey.set(key, reason);
      return reason;
    }
    if (series.length >= MOST_SERIES) return faults['too-many'];
    if (!zone.recorded && assumedTimeZone === null) daysByWrittenOffset = true;
    const made: Series = { type: document.types.text(row.type), meaning, origin, zone, convert, blocks: new Map() };
    byKey.set(key, made);
    series.push(made);
    return made;
  }

  return {
    document,
    collected() {
      for (const [type, meaning] of meaningsById.entries()) {
        if (meaning === undefined) continue;
        const what = wordOf(document.types.text(type));
        account.read(what, readById[type] ?? 0);
        const passed = passedById[type] ?? 0;
        if (meaning.to === 'nothing' && passed > 0) account.passedOver(what, meaning.reason, passed);
        readById[type] = 0;
        passedById[type] = 0;
      }
      return {
        document,
        arena,
        bytes,
        series,
        origins,
        zones,
        workouts,
        foods,
        summaries,
        account,
        exportDate,
        daysByWrittenOffset,
      };
    },
  };
}

/** A type or a unit as a word of a report. */
export function wordOf(text: string): string {
  return cleanText(text, textLimits.word) ?? '?';
}
