export { brokenByDamage, withDamagedMember } from './damage.ts';
export { type Imported, importWhole, testContext, unlikeWhenResumed } from './import-whole.ts';
