/** By id: a part of the registry. */
export const statisticsAlgorithms = {} as const;
