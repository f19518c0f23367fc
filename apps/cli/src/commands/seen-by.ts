import { type DataKind, kindOfRecordId, type MergedRecord, type Provenance, type RecordId } from '@vitalwire/core';

/** `watch (Edge 840), phone, manual (strengthSession)`: who saw an event, told apart where two come through one source. */
export function seenBy({ record, sources }: MergedRecord): readonly string[] {
  return sources.map((source) => whose(source, source.recordId, record.kind));
}

/** @param kind of the event that the record is a part of */
export function whose(
  { sourceId, device }: Pick<Provenance, 'sourceId' | 'device'>,
  id: RecordId,
  kind: DataKind,
): string {
  const own = kindOfRecordId(id);
  const details = [device?.product?.replaceAll(/\s+/g, ' '), own === kind ? undefined : own];
  const told = details.filter((detail) => detail !== undefined && detail !== null).join(', ');
  return told === '' ? sourceId : `${sourceId} (${told})`;
}
