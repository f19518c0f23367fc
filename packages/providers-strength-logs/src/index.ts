export { hevyDescriptor, hevyId, strongDescriptor, strongId } from './strength-descriptors.ts';
export { createHevyProvider, createStrongProvider } from './strength-providers.ts';
