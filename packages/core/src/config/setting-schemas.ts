import * as z from 'zod';

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ['1', true],
  ['true', true],
  ['yes', true],
  ['on', true],
  ['0', false],
  ['false', false],
  ['no', false],
  ['off', false],
]);

/** `true` or `false`; in the environment also `1`/`0`, `yes`/`no` and `on`/`off`. */
export const flag: z.ZodType<boolean> = z
  .union([z.boolean(), z.string()])
  .transform((value, context) => {
    const meant = typeof value === 'boolean' ? value : WORDS.get(value.trim().toLowerCase());
    if (meant !== undefined) return meant;
    context.addIssue({ code: 'custom', message: 'must be on or off' });
    return z.NEVER;
  })
  .describe('on or off');

/** Both ends inside. */
export function wholeNumber(minimum: number, maximum: number): z.ZodType<number> {
  const wanted = `must be a whole number from ${minimum} to ${maximum}`;
  return z
    .union(
      [
        z.number(),
        z
          .string()
          .regex(/^\s*-?\d+\s*$/)
          .transform(Number),
      ],
      wanted,
    )
    .refine((value) => Number.isInteger(value) && value >= minimum && value <= maximum, wanted)
    .describe(`whole number, ${minimum} to ${maximum}`);
}

/** A list in `config.json`; in the environment separated by commas. Blank entries are left out. */
export function list<T>(item: z.ZodType<T>): z.ZodType<readonly T[]> {
  return z
    .union([z.array(z.unknown()), z.string().transform(splitAtCommas)])
    .pipe(z.array(item))
    .describe(`list, separated by commas${item.description === undefined ? '' : `, of ${item.description}`}`);
}

function splitAtCommas(text: string): unknown[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
