// Named methods. Values are stored with results and offered to callers as enums: add, never rename.

export const plansFamilies = {} as const;

/** The method taken when the caller names none. */
export const plansDefaults = {} as const;
