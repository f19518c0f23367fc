export { bytesOf } from './bytes-of.ts';
export { type DiskSpillOptions, diskSpill } from './disk-spill.ts';
export {
  type ArchiveLimits,
  defaultArchiveLimits,
  defaultInflateLimits,
  type InflateLimits,
  type SourceLimits,
} from './limits.ts';
export { type MemoryOptions, memoryFolder, memorySource } from './memory-source.ts';
export { type OpenOptions, openSource } from './open-source.ts';
export { type DiskScratchOptions, diskScratch, memoryScratch, type Scratch } from './scratch.ts';
export { sha256Of } from './sha256-of.ts';
