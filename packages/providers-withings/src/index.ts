export { withingsDescriptor, withingsId } from './withings-descriptor.ts';
export { createWithingsProvider } from './withings-provider.ts';
