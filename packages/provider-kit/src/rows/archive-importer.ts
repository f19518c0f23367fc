import type { FileImporter, ImportContext, ImportSource, ProviderDescriptor, SourceId } from '@vitalwire/core';
import { type Found, inBatches } from './in-batches.ts';
import { createRowLedger, type RowLedger } from './row-ledger.ts';

/** What only the vendor's own package knows of an export of rows. */
export interface ArchiveReader extends Pick<FileImporter, 'inParts' | 'recognise'> {
  readonly descriptor: Pick<ProviderDescriptor, 'id' | 'delivers'>;
  readonly mappers: readonly string[];
  /**
   * Walks an export, always the same way: a run that resumes walks it again. Every row is counted in `ledger`.
   * @throws HealthError `file-unrecognised`, `file-invalid`, `file-unreadable`, `too-large`, `cancelled`
   */
  read(source: ImportSource, context: ImportContext, ledger: RowLedger): AsyncIterable<Found>;
}

/** An importer of a vendor's export: what `read` finds comes in batches with what it counted, and resumes by itself. */
export function createArchiveImporter({ descriptor, read, ...reader }: ArchiveReader): FileImporter {
  return {
    ...reader,
    id: descriptor.id as SourceId,
    delivers: descriptor.delivers ?? [],
    read(source, context) {
      const ledger = createRowLedger();
      return inBatches(read(source, context, ledger), context, { ledger });
    },
  };
}
