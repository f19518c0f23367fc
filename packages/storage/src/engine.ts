export type StorageEngine = 'sqlite' | 'postgres';

/** Number of migrations this release knows: what a database is at after `migrate`. */
export const schemaVersion = 7;
