export { createSeal, dataKeyOf, type EnvelopeSeal, type MasterKeys, masterKeyId, type SealOptions } from './seal.ts';
