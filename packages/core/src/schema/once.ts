/** Made at its first use: a process that stores nothing pays for no schema. */
export function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
