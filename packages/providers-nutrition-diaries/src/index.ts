export { cronometerDescriptor, cronometerId, myFitnessPalDescriptor, myFitnessPalId } from './diary-descriptors.ts';
export { createCronometerProvider, createMyFitnessPalProvider } from './diary-providers.ts';
