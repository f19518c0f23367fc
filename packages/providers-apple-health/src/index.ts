export { appleHealthDescriptor, appleHealthId } from './apple-health-descriptor.ts';
export { createAppleHealthProvider } from './apple-health-provider.ts';
export { type AppleHealthArchiveOptions, createAppleHealthArchiveImporter } from './archive/apple-health-importer.ts';
