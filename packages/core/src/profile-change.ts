import type { AlgorithmChoice } from './algorithm-choice.ts';
import type { Instant } from './instant.ts';
import type { PersonProfile } from './person.ts';

/** Only what is named changes; `null` clears it. Of `algorithms` only the families that are named change. */
export type ProfileChange = {
  readonly [F in Exclude<keyof PersonProfile, 'updatedAt' | 'algorithms'>]?: PersonProfile[F] | null;
} & { readonly algorithms?: AlgorithmChange | null };

export type AlgorithmChange = { readonly [F in keyof AlgorithmChoice]?: AlgorithmChoice[F] | null };

export function changedProfile(profile: PersonProfile, change: ProfileChange, updatedAt: Instant): PersonProfile {
  const { algorithms, ...fields } = change;
  const kept = algorithms === null ? {} : merged(profile.algorithms ?? {}, algorithms ?? {});
  const { algorithms: _, ...next } = merged({ ...profile, updatedAt }, fields);
  return (Object.keys(kept).length === 0 ? next : { ...next, algorithms: kept }) as unknown as PersonProfile;
}

function merged(values: object, change: object): Record<string, unknown> {
  const next: Record<string, unknown> = { ...values };
  for (const [field, value] of Object.entries(change)) {
    if (value === null) delete next[field];
    else if (value !== undefined) next[field] = value;
  }
  return next;
}
