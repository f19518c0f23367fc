import { kindOfRecordId, type MergedRecord } from '@vitalwire/core';

/** `watch (Edge 840), phone, manual (strengthSession)`: who saw an event, told apart where two come through one source. */
export function seenBy({ record, sources }: MergedRecord): readonly string[] {
  return sources.map(({ sourceId, device, recordId }) => {
    const kind = kindOfRecordId(recordId);
    const details = [device?.product?.replaceAll(/\s+/g, ' '), kind === record.kind ? undefined : kind];
    const told = details.filter((detail) => detail !== undefined && detail !== null).join(', ');
    return told === '' ? sourceId : `${sourceId} (${told})`;
  });
}
