import { HealthError } from '@vitalwire/core';
import {
  type ActivityFile,
  ActivityFormat,
  type ActivitySession,
  type Damage,
  DamageCode,
  type ReadOptions,
  type Warning,
} from '../activity.ts';
import { beatIntervalMessage, readBeatIntervals } from './activity/beat-intervals.ts';
import { buildSessions } from './activity/build-sessions.ts';
import { recorderOf } from './activity/devices.ts';
import { type Content, decodeContent, isContent, mergeContents } from './activity/file-content.ts';
import { heartRateMessage, mergeHeartRates, readStrapHeartRates } from './activity/heart-rate-messages.ts';
import { secondsOf, wordOf } from './activity/message-values.ts';
import { utcOffsetOf } from './activity/utc-offset.ts';
import { firstAbsoluteTime, instantOfFit } from './fit-time.ts';
import type { MessageView } from './messages/message-view.ts';
import { openFit } from './protocol/open.ts';
import { type FitPart, scanPart } from './protocol/scan.ts';
import { decodeRecords } from './records/record-table.ts';

/**
 * Reads a FIT file: one activity, several chained ones, or a file of another type, of which only the type and the
 * device are told. Damage is reported and what stands around it is kept.
 * @throws HealthError `file-unrecognised` when it is no FIT file, `file-invalid` when nothing of it can be read,
 * `too-large` above `maximumBytes`
 */
export function decodeFit(bytes: Uint8Array, options: ReadOptions = {}): ActivityFile {
  const { headers, damage } = openFit(bytes, options);
  const warnings: Warning[] = [];
  const parts = headers.map((header) => scanPart(bytes, header, isWanted));
  for (const part of parts) damage.push(...part.damage);
  const contents = parts.map((part, index) => decodeContent(bytes, part, index, warnings));
  const fileIds = contents.flatMap((content) => content.file_id);
  const holdsActivity = contents.some((content) => content.session.length > 0);
  const records = parts.reduce((sum, part) => sum + part.records.count, 0);
  if (fileIds.length === 0 && records === 0 && !holdsActivity) throw nothingReadable(damage, options);
  const fileType = typeOf(fileIds, records > 0 || holdsActivity);
  const fileId = fileIds.find((message) => wordOf(message, 'type') === fileType) ?? fileIds[0];
  const created = fileId === undefined ? undefined : secondsOf(fileId, 'time_created');
  const all = mergeContents(contents);
  return {
    format: ActivityFormat.Fit,
    fileType,
    createdAt: created !== undefined && created >= firstAbsoluteTime ? instantOfFit(created) : null,
    device: recorderOf(fileId, all.device_info, all.file_creator[0]),
    sessions: fileType === 'activity' ? readSessions(bytes, parts, contents, all, warnings) : [],
    damage: listed(damage),
    warnings,
  };
}

/** A file in shreds has as many places of damage as messages; the first hundred say enough. */
const MAXIMUM_DAMAGE = 100;

function listed(damage: readonly Damage[]): readonly Damage[] {
  const ordered = damage.toSorted((a, b) => (a.byteOffset ?? 0) - (b.byteOffset ?? 0));
  const more = ordered.length - MAXIMUM_DAMAGE;
  if (more <= 0) return ordered;
  const message = `${more} more places are damaged.`;
  return [...ordered.slice(0, MAXIMUM_DAMAGE), { code: DamageCode.StrayBytes, message }];
}

function isWanted(globalNumber: number): boolean {
  return isContent(globalNumber) || globalNumber === heartRateMessage || globalNumber === beatIntervalMessage;
}

/** A file that holds an activity is one, whatever its damaged or missing file id says. */
function typeOf(fileIds: readonly MessageView[], looksLikeActivity: boolean): string {
  const types = fileIds.map((message) => wordOf(message, 'type')).filter((type) => type !== undefined);
  const stated = types.includes('activity') ? 'activity' : types[0];
  return stated ?? (looksLikeActivity ? 'activity' : 'unknown');
}

function nothingReadable(damage: readonly Damage[], options: ReadOptions): HealthError<'file-invalid'> {
  const path = options.path ?? 'FIT file';
  const first = damage[0];
  const reason = first === undefined ? 'The file holds no messages.' : `Nothing could be read. ${first.message}`;
  const place = first?.byteOffset === undefined ? {} : { byteOffset: first.byteOffset };
  return new HealthError('file-invalid', reason, { path, reason, ...place });
}

/**
 * Each file of a chain is an activity of its own. What a strap handed over afterwards may stand in another file of the
 * chain than the records that it belongs to, and so may everything else when only one file has records.
 */
function readSessions(
  bytes: Uint8Array,
  parts: readonly FitPart[],
  contents: readonly Content[],
  all: Content,
  warnings: Warning[],
): readonly ActivitySession[] {
  const strap = readStrapHeartRates(bytes, parts);
  const writer = (content: Content): string | undefined =>
    content.file_id.map((message) => wordOf(message, 'manufacturer')).find((word) => word !== undefined);
  const utcOffset = utcOffsetOf(all.activity, warnings, writer(all));
  const holding = parts.filter((part, index) => part.records.count > 0 || (contents[index]?.session.length ?? 0) > 0);
  const sessions = parts.flatMap((part, index) => {
    const own = contents[index];
    if (own === undefined || !holding.includes(part)) return [];
    const content = holding.length === 1 ? all : own;
    const table = decodeRecords(bytes, part);
    warnings.push(...table.warnings);
    mergeHeartRates(table, strap);
    return buildSessions(
      {
        content,
        table,
        beats: readBeatIntervals(bytes, part),
        recordOffsets: part.records.offsets.subarray(0, part.records.count),
        utcOffsetMinutes: holding.length === 1 ? utcOffset : utcOffsetOf(own.activity, [], writer(own)),
      },
      warnings,
    );
  });
  return sessions.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
}
