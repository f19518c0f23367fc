// Named methods. Values are stored with results and offered to callers as enums: add, never rename.

export const statisticsFamilies = {} as const;

/** The method taken when the caller names none. */
export const statisticsDefaults = {} as const;
