export { defineProvider, type ProviderParts } from './define-provider.ts';
export { mapEach } from './map-each.ts';
export { type ReadAllOptions, readAll } from './read-all.ts';
