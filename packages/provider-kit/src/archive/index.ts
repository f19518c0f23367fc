export { bytesOf } from './bytes-of.ts';
export { defaultInflateLimits, type InflateLimits } from './limits.ts';
export { type MemoryOptions, memoryFolder, memorySource } from './memory-source.ts';
export { type OpenOptions, openSource } from './open-source.ts';
export { sha256Of } from './sha256-of.ts';
