import { cleanText, HealthError, type Page, type SkippedRecord, textLimits } from '@vitalwire/core';

/**
 * Maps vendor items one by one: what the schema or the mapper refuses becomes `skipped`, with its reason, and the
 * rest of the page goes on.
 * @param schema a loose one: vendors add fields
 */
export function mapEach<V, R>(
  items: readonly unknown[],
  schema: { parse(value: unknown): V },
  map: (item: V) => R,
): Pick<Page<R>, 'records' | 'skipped'> {
  const records: R[] = [];
  const skipped: SkippedRecord[] = [];
  for (const item of items) {
    try {
      records.push(map(schema.parse(item)));
    } catch (error) {
      skipped.push({ vendorId: vendorIdOf(item), reason: reasonOf(error) });
    }
  }
  return { records, skipped };
}

function vendorIdOf(item: unknown): string | null {
  if (typeof item !== 'object' || item === null || !('id' in item)) return null;
  const { id } = item;
  return typeof id === 'string' || typeof id === 'number' ? cleanText(String(id), textLimits.word) : null;
}

/** Text that quotes the vendor is data: cleaned and short. */
function reasonOf(error: unknown): string {
  const message = HealthError.is(error) || error instanceof Error ? error.message : String(error);
  return cleanText(message, textLimits.name) ?? 'no reason given';
}
