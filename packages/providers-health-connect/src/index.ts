export { healthConnectDescriptor, healthConnectId } from './health-connect-descriptor.ts';
export { createHealthConnectProvider } from './health-connect-provider.ts';
