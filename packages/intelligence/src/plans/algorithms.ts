/** By id: a part of the registry. */
export const plansAlgorithms = {} as const;
