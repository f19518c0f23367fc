import type { StreamChannel } from '@vitalwire/core';
import { streamChannels } from '@vitalwire/core';
import { type Warning, WarningCode } from '../../activity.ts';
import type { BaseType } from '../protocol/base-types.ts';
import {
  type Definition,
  type DeveloperFieldLayout,
  descriptionKey,
  type FieldDescription,
  type FieldLayout,
} from '../protocol/definition.ts';
import type { FitPart } from '../protocol/scan.ts';
import {
  channelFields,
  compressedSpeedDistanceField,
  fractionalCadenceField,
  leftRightBalanceField,
} from './channel-fields.ts';
import { type Conversion, fillColumn, type MessageRun, missingInteger } from './kernels.ts';
import { addFractionalCadence, fillCompressedSpeedDistance, fillLeftPower } from './special-fields.ts';
import { buildTimeline } from './timeline.ts';

/** All records of one FIT file as columns. Missing is NaN, or `missingInteger` in integer columns. */
export interface RecordTable {
  readonly count: number;
  /** Seconds since the FIT epoch, never decreasing. */
  readonly times: Uint32Array;
  readonly columns: Map<StreamChannel, TableColumn>;
  readonly developerColumns: readonly DeveloperTableColumn[];
  readonly warnings: readonly Warning[];
}

export interface TableColumn {
  readonly values: Int32Array | Float64Array;
  /** Which rows have no value; `none` when all have one, `unknown` when it takes a look to know. */
  missing: Uint8Array | 'none' | 'unknown';
}

export interface DeveloperTableColumn {
  readonly description: FieldDescription;
  readonly values: Float64Array;
  readonly complete: boolean;
}

/**
 * Columns are as long as the recording, whatever a definition claims, so a crafted file could ask for many times its
 * own size. Real files stay below one value a byte.
 */
const CELLS_PER_BYTE = 2;
const FREE_CELLS = 4_000_000;

interface GrowingColumn extends TableColumn {
  filled: number;
  /** Filled by more than one field, so that counting does not tell whether all rows were. */
  mixed: boolean;
  lastRun: MessageRun | null;
  /** Nothing was written to it yet, not even that values are missing: the mask to mark them in. */
  fresh: Uint8Array | null;
}

interface Builder {
  readonly bytes: Uint8Array;
  readonly part: FitPart;
  readonly count: number;
  readonly columns: Map<StreamChannel, GrowingColumn>;
  readonly developer: Map<FieldDescription, { readonly values: Float64Array; filled: number }>;
  cellsLeft: number;
  limited: boolean;
}

export function decodeRecords(bytes: Uint8Array, part: FitPart): RecordTable {
  const timeline = buildTimeline(part.records);
  const builder: Builder = {
    bytes,
    part,
    count: timeline.count,
    columns: new Map(),
    developer: new Map(),
    cellsLeft: CELLS_PER_BYTE * (part.header.dataEnd - part.header.dataStart) + FREE_CELLS,
    limited: false,
  };
  const runs = groupByDefinition(part, timeline.rowOf);
  const accumulating = [...runs].filter(([index]) => fieldOf(part.definitions[index], compressedSpeedDistanceField));
  if (accumulating.length > 0) decodeAccumulated(builder, timeline.rowOf);
  for (const [index, run] of runs) decodeRun(builder, part.definitions[index]!, run);
  for (const [channel, column] of builder.columns) {
    if (column.mixed) column.missing = 'unknown';
    else if (column.filled === timeline.count) column.missing = 'none';
    if (!column.mixed && column.filled === 0) builder.columns.delete(channel);
  }
  const misfits = misfittingFields(part, runs.keys());
  const skipped: Warning[] =
    misfits > 0
      ? [
          {
            code: WarningCode.FieldSkipped,
            message: 'Some fields do not fit their type and were left out.',
            count: misfits,
          },
        ]
      : [];
  const limits: Warning[] = builder.limited
    ? [
        {
          code: WarningCode.Limited,
          message: 'The file describes more columns than its size allows; some were left out.',
        },
      ]
    : [];
  return {
    count: timeline.count,
    times: timeline.times,
    columns: builder.columns,
    developerColumns: [...builder.developer].map(([description, { values, filled }]) => ({
      description,
      values,
      complete: filled === timeline.count,
    })),
    warnings: [...timeline.warnings, ...skipped, ...limits],
  };
}

function misfittingFields(part: FitPart, definitions: Iterable<number>): number {
  const numbers = new Set<number>();
  for (const index of definitions) {
    for (const { number, baseType } of part.definitions[index]?.fields ?? [])
      if (baseType === null) numbers.add(number);
  }
  return numbers.size;
}

/** Splits the records by definition, in the order of the file within each. */
function groupByDefinition(part: FitPart, rowOf: Int32Array | null): Map<number, MessageRun> {
  const { count, offsets, definitions } = part.records;
  const sizes = new Int32Array(part.definitions.length);
  for (let i = 0; i < count; i++) sizes[definitions[i]!]!++;
  const runs = new Map<number, MessageRun>();
  for (let index = 0; index < sizes.length; index++) {
    const size = sizes[index]!;
    // Nearly every file: one definition, everything in order.
    if (size === count && rowOf === null && count > 0)
      return runs.set(index, { count, offsets, rows: rowNumbers(count) });
    if (size > 0) runs.set(index, { count: 0, offsets: new Int32Array(size), rows: new Int32Array(size) });
  }
  let index = -1;
  let run: MessageRun | undefined;
  for (let i = 0; i < count; i++) {
    const row = rowOf === null ? i : rowOf[i]!;
    if (row < 0) continue;
    if (definitions[i] !== index) {
      index = definitions[i]!;
      run = runs.get(index);
    }
    if (run === undefined) continue;
    run.offsets[run.count] = offsets[i]!;
    run.rows[run.count++] = row;
  }
  return runs;
}

let numbers = new Int32Array(0);

/** 0, 1, 2, …: the same array for all files, never written to by anyone else. */
function rowNumbers(count: number): Int32Array {
  if (numbers.length < count) {
    const longer = new Int32Array(Math.min(count * 2, Math.max(count, 1 << 20)));
    for (let i = 0; i < longer.length; i++) longer[i] = i;
    if (longer.length > 1 << 20) return longer;
    numbers = longer;
  }
  return numbers;
}

function fieldOf(definition: Definition | undefined, number: number): FieldLayout | undefined {
  return definition?.fields.find((field) => field.number === number && field.baseType !== null);
}

function decodeRun(builder: Builder, definition: Definition, run: MessageRun): void {
  const { bytes } = builder;
  for (const entry of channelFields) {
    const field = fieldOf(definition, entry.field);
    if (field === undefined || !isNumeric(field.baseType)) continue;
    const target = columnFor(builder, entry.channel, run);
    if (target === null) continue;
    target.mixed ||= target.lastRun === run;
    target.lastRun = run;
    const { values, fresh } = target;
    const at = field.offset + 1;
    target.filled += fillColumn(values, bytes, run, at, field.baseType, definition.bigEndian, entry, fresh);
    target.fresh = null;
  }
  const fraction = fieldOf(definition, fractionalCadenceField);
  const cadence = builder.columns.get('cadenceRpm')?.values;
  const fine = fieldOf(definition, 52) !== undefined;
  if (fraction?.sizeBytes === 1 && cadence instanceof Float64Array && !fine) {
    addFractionalCadence(cadence, bytes, run, fraction.offset + 1);
  }
  const balance = fieldOf(definition, leftRightBalanceField);
  if (balance?.sizeBytes === 1) {
    const target = columnFor(builder, 'leftPowerPercent', null);
    if (target?.values instanceof Float64Array) {
      target.mixed = true;
      fillLeftPower(target.values, bytes, run, balance.offset + 1);
    }
  }
  for (const field of definition.developerFields) decodeDeveloperField(builder, definition, run, field);
}

function isNumeric(type: BaseType | null): type is BaseType {
  return type !== null && type.reading !== 'text';
}

/** @param run when it holds every row, the column is left without content for the field to come */
function columnFor(builder: Builder, channel: StreamChannel, run: MessageRun | null): GrowingColumn | null {
  const known = builder.columns.get(channel);
  if (known !== undefined) return known;
  if (!takeCells(builder)) return null;
  const integer = streamChannels[channel].storage === 'integer';
  const values = integer ? new Int32Array(builder.count) : new Float64Array(builder.count);
  const fresh = run?.count === builder.count ? new Uint8Array((builder.count + 7) >> 3) : null;
  if (fresh === null) values.fill(integer ? missingInteger : Number.NaN);
  const missing = fresh ?? 'unknown';
  const made: GrowingColumn = { values, missing, filled: 0, mixed: false, lastRun: null, fresh };
  builder.columns.set(channel, made);
  return made;
}

function takeCells(builder: Builder): boolean {
  builder.limited ||= builder.cellsLeft < builder.count;
  if (builder.cellsLeft < builder.count) return false;
  builder.cellsLeft -= builder.count;
  return true;
}

function decodeDeveloperField(
  builder: Builder,
  definition: Definition,
  run: MessageRun,
  field: DeveloperFieldLayout,
): void {
  // A description may stand behind the definition that needs it.
  const late = builder.part.descriptions.get(descriptionKey(field.developerIndex, field.number));
  const description = field.description ?? late;
  const type = description?.baseType;
  if (description === undefined || !isNumeric(type ?? null) || type === undefined || type === null) return;
  // Arrays have no place in a column; the message API gives them.
  if (field.sizeBytes !== type.sizeBytes) return;
  let target = builder.developer.get(description);
  if (target === undefined) {
    if (!takeCells(builder)) return;
    target = { values: new Float64Array(builder.count).fill(Number.NaN), filled: 0 };
    builder.developer.set(description, target);
  }
  const conversion: Conversion = { multiplier: 1, scale: description.scale, offset: description.offset };
  const at = field.offset + 1;
  target.filled += fillColumn(target.values, builder.bytes, run, at, type, definition.bigEndian, conversion, null);
}

/** Speed and distance packed into three bytes: the distance counts on from record to record, so file order matters. */
function decodeAccumulated(builder: Builder, rowOf: Int32Array | null): void {
  const speed = columnFor(builder, 'speedMetersPerSecond', null);
  const distance = columnFor(builder, 'distanceMeters', null);
  if (!(speed?.values instanceof Float64Array) || !(distance?.values instanceof Float64Array)) return;
  speed.mixed = true;
  distance.mixed = true;
  const { definitions, records } = builder.part;
  const fieldOffsets = Int32Array.from(definitions, (definition) => {
    const field = fieldOf(definition, compressedSpeedDistanceField);
    return field?.sizeBytes === 3 ? field.offset : -1;
  });
  fillCompressedSpeedDistance(speed.values, distance.values, builder.bytes, records, fieldOffsets, rowOf);
}
