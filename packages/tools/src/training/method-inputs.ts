import {
  type AlgorithmSetting,
  algorithmSettings,
  type ChosenBy,
  type ChosenMethod,
  chooseMethod,
  type FamilyOf,
  isMethodOf,
  type MethodOf,
  methodIssue,
  methodsOf,
  offeredSettings,
  type PersonProfile,
} from '@vitalwire/core';
import * as z from 'zod';
import { brief } from '../catalog/brief.ts';
import { snakeCase } from '../text/snake-case.ts';

/** A method of one family, by its own name. Another word is refused with what was meant. */
export function methodEnum<S extends AlgorithmSetting>(setting: S) {
  const { family } = algorithmSettings[setting];
  const methods = methodsOf(family) as readonly MethodOf<FamilyOf<S>>[];
  return z.enum(methods as readonly [MethodOf<FamilyOf<S>>, ...MethodOf<FamilyOf<S>>[]], {
    error: ({ input }) => {
      if (typeof input !== 'string') return `must be one of ${methods.join(', ')}.`;
      return isMethodOf(family, input) ? undefined : methodIssue(family, input);
    },
  });
}

/** For this call; without it the person's own, else the default. */
export function methodInput<S extends AlgorithmSetting>(setting: S) {
  return methodEnum(setting).optional().describe("Default: the person's");
}

/** The same, with its choices left to get_fitness_config. */
export function briefMethodInput<S extends AlgorithmSetting>(setting: S) {
  return methodEnum(setting)
    .optional()
    .meta({ description: 'As in get_fitness_config', ...brief });
}

export function chosen<S extends AlgorithmSetting>(
  setting: S,
  ofCall: MethodOf<FamilyOf<S>> | undefined,
  { algorithms }: PersonProfile,
): ChosenMethod<FamilyOf<S>> {
  const family: FamilyOf<S> = algorithmSettings[setting].family;
  return chooseMethod(family, ofCall, algorithms);
}

/** `edwards, chosen by the person`, for the sentence that says what a method lacks. */
export function choiceWords({ method, chosenBy }: { readonly method: string; readonly chosenBy: ChosenBy }): string {
  return chosenBy === 'default' ? `${method}, the default` : `${method}, chosen by the ${chosenBy}`;
}

/** Every family that can be chosen, by the name that tools use. */
export const methodNames = offeredSettings.map((setting) => [snakeCase(setting), setting] as const);
