export { readTcx } from './read-tcx.ts';
