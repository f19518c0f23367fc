/** By id: a part of the registry. */
export const rulesAlgorithms = {} as const;
