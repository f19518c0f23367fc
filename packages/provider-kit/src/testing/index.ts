export { type Imported, importWhole, testContext, unlikeWhenResumed } from './import-whole.ts';
