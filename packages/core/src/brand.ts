declare const brand: unique symbol;

/** A string that has passed the check its name stands for. The tag exists only in the type. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };
