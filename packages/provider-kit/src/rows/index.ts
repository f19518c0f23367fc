export { isDamage } from '../archive/damage.ts';
export { type ArchiveReader, createArchiveImporter } from './archive-importer.ts';
export {
  type NumberOptions,
  present,
  readBoolean,
  readDurationSeconds,
  readNumber,
  unreadableCell,
  within,
} from './cells.ts';
export { type ColumnNames, type Columns, matchColumns, normalizedName } from './columns.ts';
export { type CellOf, evidenceRows } from './evidence-rows.ts';
export { type BatchOptions, type Found, inBatches } from './in-batches.ts';
export {
  isTableName,
  type Member,
  type MemberOptions,
  membersOf,
  type RecognisingOptions,
  recognisableMembers,
  sortedMembers,
} from './members-of.ts';
export { type KnownOfTime, type Moment, momentOf, readMoment, readUtcOffsetMinutes } from './moments.ts';
export { monthNamed } from './month-words.ts';
export { createPersonClock, type PersonClock, type Stamp } from './person-clock.ts';
export { progressOf } from './progress-of.ts';
export { type CsvLine, type CsvOptions, readCsv } from './read-csv.ts';
export { type JsonItem, type JsonOptions, parseJsonText, readJson } from './read-json.ts';
export { attemptRow, headerOf, readNumberIn, readTable, type TableOptions, type TableRow } from './read-table.ts';
export {
  assumedUnit,
  type RecordOrigin,
  type RecordTime,
  recordBase,
  sayAssumedZone,
  totalsOnly,
} from './record-base.ts';
export { type Counted, createRowLedger, listedRejections, type RowLedger } from './row-ledger.ts';
export { sayUnread } from './say-unread.ts';
export {
  createSeriesDays,
  type SeriesDays,
  type SeriesFacts,
  type SeriesOrigin,
  type SeriesPoint,
} from './series-days.ts';
export { lostBehind, soundPart } from './sound-part.ts';
export { type RecordTable, type RowPlace, type RowResult, type TableReading, tableRecords } from './table-records.ts';
export { streamSummaryOf, type TimedValues, timedStreams } from './timed-streams.ts';
export { type TextOptions, utf8Bytes } from './utf8-bytes.ts';
