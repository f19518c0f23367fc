export { intervalsIcuDescriptor, intervalsIcuId } from './intervals-icu-descriptor.ts';
export { createIntervalsIcuProvider } from './intervals-icu-provider.ts';
