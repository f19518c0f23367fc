export { samsungHealthDescriptor, samsungHealthId } from './samsung-health-descriptor.ts';
export { createSamsungHealthProvider } from './samsung-health-provider.ts';
