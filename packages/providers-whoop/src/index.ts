export { whoopDescriptor, whoopId } from './whoop-descriptor.ts';
export { createWhoopProvider } from './whoop-provider.ts';
