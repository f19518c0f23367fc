type Leaf = string | number | boolean | bigint | symbol | null | undefined;

/** `T` with every part readonly and every intersection or inheritance written out flat. */
export type ReadOnly<T> = T extends Leaf
  ? T
  : T extends readonly (infer Item)[]
    ? readonly ReadOnly<Item>[]
    : { readonly [K in keyof T]: ReadOnly<T[K]> };

/** Identity of types, optionality and readonly included. Not mutual assignability: that takes `a?` for absent. */
export type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
