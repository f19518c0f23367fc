export { ouraDescriptor, ouraId } from './oura-descriptor.ts';
export { createOuraProvider } from './oura-provider.ts';
