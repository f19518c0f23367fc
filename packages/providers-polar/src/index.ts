export { polarDescriptor, polarId } from './polar-descriptor.ts';
export { createPolarProvider } from './polar-provider.ts';
