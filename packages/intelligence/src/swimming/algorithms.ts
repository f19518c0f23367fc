/** By id: a part of the registry. */
export const swimmingAlgorithms = {} as const;
