export type { FileContent, FileFormat, FormatContext } from './file-format.ts';
export { filesDescriptor, filesId } from './files-descriptor.ts';
export { createFilesImporter, type FilesImporterOptions } from './files-importer.ts';
export { createFilesProvider } from './files-provider.ts';
export { fileFormats } from './formats/index.ts';
