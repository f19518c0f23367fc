import type { LocalDate, PersonData, PersonProfile, ReadCall, Threshold } from '@vitalwire/core';
import { chosen } from './method-inputs.ts';

/** With the body weights that were weighed, where an answer follows from the weight: power estimated from oxygen uptake. */
export async function withWeighings(
  thresholds: readonly Threshold[],
  day: LocalDate | null,
  { person, profile, ofCall }: WeighingScene,
  read: ReadCall,
): Promise<readonly Threshold[]> {
  if (chosen('ftp', ofCall, profile).chosenBy === 'default') return thresholds;
  return [...thresholds, ...(await person.weighings(day, read))];
}

export interface WeighingScene {
  readonly person: Pick<PersonData, 'weighings'>;
  readonly profile: PersonProfile;
  /** The method of the call for threshold power. */
  readonly ofCall?: Parameters<typeof chosen<'ftp'>>[1];
}
