export { fitbitDescriptor, fitbitId } from './fitbit-descriptor.ts';
export { createFitbitProvider } from './fitbit-provider.ts';
