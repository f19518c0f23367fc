export { garminDescriptor, garminId } from './garmin-descriptor.ts';
export { createGarminProvider } from './garmin-provider.ts';
