export { type StorageEngine, schemaVersion } from './engine.ts';
