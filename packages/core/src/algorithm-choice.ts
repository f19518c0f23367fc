import { type AlgorithmFamily, algorithmFamilies, defaultMethods, type MethodOf } from './algorithms.ts';
import { suggest } from './suggest.ts';

/** What a person may choose the method of, by the name that callers know it under. Names are stored nowhere. */
export const algorithmSettings = {
  maxHr: { family: 'heart-rate.maximum', title: 'Maximum heart rate' },
  lthr: { family: 'heart-rate.threshold', title: 'Threshold heart rate' },
  ftp: { family: 'power.ftp', title: 'Functional threshold power' },
  vo2max: { family: 'fitness.vo2max', title: 'VO2max' },
  vdot: { family: 'running.vdot', title: 'VDOT' },
  trimp: { family: 'load.trimp', title: 'Training impulse' },
  tss: { family: 'load.training-stress', title: 'Load of one activity' },
  trainingLoad: { family: 'load.fitness-fatigue', title: 'Fitness, fatigue and form' },
  recovery: { family: 'recovery.aggregate', title: 'Recovery from its parts' },
} as const satisfies { readonly [name: string]: { readonly family: AlgorithmFamily; readonly title: string } };

/** Those that an answer computes by. VDOT of a race, and recovery from its parts, are offered with the first tool that does. */
export const offeredSettings = [
  'maxHr',
  'lthr',
  'ftp',
  'vo2max',
  'trimp',
  'tss',
  'trainingLoad',
] as const satisfies readonly AlgorithmSetting[];

export type AlgorithmSetting = keyof typeof algorithmSettings;
export type ConfigurableFamily = (typeof algorithmSettings)[AlgorithmSetting]['family'];
export type FamilyOf<S extends AlgorithmSetting> = (typeof algorithmSettings)[S]['family'];

/** Stored with the profile. A family that is absent takes its default. */
export type AlgorithmChoice = { readonly [F in ConfigurableFamily]?: MethodOf<F> };

/** Who chose a method: a call beats the person, the person beats the default. */
export const ChosenBy = { Call: 'call', Person: 'person', Default: 'default' } as const;
export type ChosenBy = (typeof ChosenBy)[keyof typeof ChosenBy];

export interface ChosenMethod<F extends ConfigurableFamily = ConfigurableFamily> {
  readonly method: MethodOf<F>;
  readonly chosenBy: ChosenBy;
}

export function chooseMethod<F extends ConfigurableFamily>(
  family: F,
  ofCall: MethodOf<F> | undefined,
  ofPerson: AlgorithmChoice | undefined,
): ChosenMethod<F> {
  if (ofCall !== undefined) return { method: ofCall, chosenBy: ChosenBy.Call };
  const chosen: MethodOf<F> | undefined = ofPerson?.[family];
  if (chosen !== undefined) return { method: chosen, chosenBy: ChosenBy.Person };
  const defaults: { readonly [G in ConfigurableFamily]: MethodOf<G> } = defaultMethods;
  return { method: defaults[family], chosenBy: ChosenBy.Default };
}

export function methodsOf<F extends ConfigurableFamily>(family: F): readonly MethodOf<F>[] {
  return Object.values(algorithmFamilies[family]) as MethodOf<F>[];
}

export function isMethodOf<F extends ConfigurableFamily>(family: F, word: string): word is MethodOf<F> {
  return (methodsOf(family) as readonly string[]).includes(word);
}

/** Words of other systems for a method of ours that are too far from it to be seen as a mistyped one. */
const otherWords: { readonly [F in ConfigurableFamily]?: { readonly [word: string]: MethodOf<F> } } = {
  'heart-rate.threshold': { from_30min: 'friel_30min_last20', from_race: 'friel_30min_last20' },
  'power.ftp': { from_vo2max: 'pierre_from_vo2max' },
  'running.vdot': { daniels: 'daniels_gilbert', riegel: 'riegel_10k' },
  'load.trimp': {
    bannister_male: 'banister_stream',
    bannister_female: 'banister_stream',
    edwards_simplified: 'edwards_stream',
    lucia_banded: 'lucia_stream',
  },
  'load.fitness-fatigue': { ema: 'trainingpeaks' },
};

/** What to say of a word that is no method of the family: what was meant, else all there are. */
export function methodIssue(family: ConfigurableFamily, word: string): string {
  const methods: readonly string[] = methodsOf(family);
  const other: { readonly [word: string]: string } = otherWords[family] ?? {};
  const meant = Object.hasOwn(other, word) ? other[word] : suggest(word.substring(0, 64), methods)[0];
  return `is no method of ${family}${meant === undefined ? '.' : `; did you mean ${meant}?`} There are ${methods.join(', ')}.`;
}
