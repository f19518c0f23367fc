export { createSeal, type EnvelopeSeal, masterKeyId, type SealOptions } from './seal.ts';
