import { refuse } from './refuse.ts';

/** Which fit of a published equation applies. There is no default. */
export type EquationSex = 'female' | 'male';

export function requireSex(sex: EquationSex): void {
  if (sex !== 'female' && sex !== 'male') refuse('sex', "must be 'female' or 'male': the published equations differ.");
}

export const OLDEST_YEARS = 120;
