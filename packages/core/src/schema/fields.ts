import type * as z from 'zod';
import type { DataKind } from '../kinds.ts';
import { recordSchemas } from './index.ts';

/** One value of a kind, however deep it lies in objects. */
export interface RecordField {
  /** `provenance.sourceId`; each name carries its unit. */
  readonly path: string;
  /** Several values: laps, stages, items. */
  readonly list: boolean;
}

interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly innerType?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
}

/** The fields of a kind in the order of its schema; of a kind with variants those of all of them. */
export function fieldsOfKind(kind: DataKind): readonly RecordField[] {
  const found = new Map<string, RecordField>();
  collect(recordSchemas[kind], '', found);
  return [...found.values()];
}

function collect(schema: z.core.$ZodType, path: string, found: Map<string, RecordField>): void {
  const { type, shape, innerType, options } = schema._zod.def as unknown as Definition;
  if (innerType !== undefined) collect(innerType, path, found);
  else if (shape !== undefined)
    for (const [name, part] of Object.entries(shape)) collect(part, path === '' ? name : `${path}.${name}`, found);
  // A choice between values is a value; one between objects has the fields of each.
  else if (options?.some((option) => (option._zod.def as unknown as Definition).type === 'object') === true)
    for (const option of options) collect(option, path, found);
  else found.set(path, { path, list: type === 'array' || type === 'record' });
}
