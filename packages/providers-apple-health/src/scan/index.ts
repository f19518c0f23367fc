export {
  createHealthDocument,
  type Element,
  type HealthDocument,
  type HealthSink,
  type RowFault,
  type SampleRow,
} from './health-document.ts';
export { numberOf } from './values.ts';
