import {
  HealthError,
  type ImportContext,
  type ImportSource,
  type ImportWarning,
  millisecondsOf,
} from '@vitalwire/core';
import { type Collected, createCollector } from '../collect/collector.ts';
import type { SpilledBytes } from '../collect/spilled-bytes.ts';
import type { HealthDocument } from '../scan/health-document.ts';

/**
 * Reads the whole document. Damage costs what it hits: what stands before a broken end is kept, and said.
 * @param bytes what rows are packed into
 * @param onProgress told the share of the bytes that were read
 * @throws HealthError `file-invalid` where nothing in it is of an export, `cancelled`, and what the source throws
 */
export async function readDocument(
  source: ImportSource,
  context: ImportContext,
  bytes: SpilledBytes,
  onProgress: (fraction: number) => void,
): Promise<{ readonly collected: Collected; readonly warnings: readonly ImportWarning[] }> {
  const { path, sizeBytes } = source;
  const warnings: ImportWarning[] = [];
  const warn = (code: string, message: string): void => {
    warnings.push({ path, code, message });
  };
  const collector = createCollector({
    assumedTimeZone: context.assumedTimeZone,
    nowSeconds: millisecondsOf(context.now) / 1000,
    bytes,
  });
  const { document } = collector;
  let feed: ((chunk: Uint8Array) => void) | null = null;
  let read = 0;
  let told = 0;
  let broken: string | null = null;
  try {
    for await (const chunk of source.open({ signal: context.signal })) {
      if (context.signal.aborted) throw new HealthError('cancelled', 'The import was stopped.', {});
      feed ??= feedFor(chunk, document, warn);
      feed(chunk);
      read += chunk.byteLength;
      const share = sizeBytes === null || sizeBytes === 0 ? 0 : Math.min(1, read / sizeBytes);
      if (share - told >= 0.002) {
        told = share;
        onProgress(share);
      }
    }
  } catch (error) {
    // The archive around it is damaged: what came out until then is sound.
    if (!HealthError.is(error) || error.code !== 'file-invalid' || !document.seen.root) throw error;
    broken = error.message;
  }
  const { brokenTags } = document.end();
  if (!document.seen.root) throw noExport(path);
  if (!document.seen.rootEnd) {
    const reason = broken ?? 'The file ends too early.';
    warn('truncated', `${reason} What stands before that was taken in; export it again to have the rest.`);
  }
  if (brokenTags > 0) warn('broken-xml', `${brokenTags} places of the file are no XML and were left out.`);
  const collected = collector.collected();
  if (collected.daysByWrittenOffset) {
    const message =
      'The file does not say in which time zone most of it was measured, and yours is not known: days are those of the zone that the phone was in when it wrote the file. Tell your time zone and import it again.';
    warn('time-zone-unknown', message);
  }
  return { collected, warnings };
}

/** UTF-8 goes in as it is. */
function feedFor(
  first: Uint8Array,
  document: HealthDocument,
  warn: (code: string, message: string) => void,
): (chunk: Uint8Array) => void {
  const [a, b] = first;
  const encoding =
    (a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)
      ? 'utf-16le'
      : (a === 0xfe && b === 0xff) || a === 0
        ? 'utf-16be'
        : null;
  if (encoding === null) return (chunk) => document.push(chunk);
  warn(
    'encoding',
    'The file is written in UTF-16, which no phone does: another program saved it. It was read as that.',
  );
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  return (chunk) => document.push(encoder.encode(decoder.decode(chunk, { stream: true })));
}

function noExport(path: string): HealthError<'file-invalid'> {
  const message = `${path} holds nothing of an export of Apple Health. Export it from the phone again.`;
  return new HealthError('file-invalid', message, { path, reason: 'no HealthData element' });
}
