export { brokenByDamage } from './damage.ts';
export { type Imported, importWhole, testContext, unlikeWhenResumed } from './import-whole.ts';
