export { schemaVersion, type StorageEngine } from './engine.ts';
