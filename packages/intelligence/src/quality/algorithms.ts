/** By id: a part of the registry. */
export const qualityAlgorithms = {} as const;
