export { folderInto } from './container/folder.ts';
export { type Content, dataFile, type MadeFile, textFile } from './container/made-file.ts';
export { type ZipOptions, zipBytes, zipFile, zipInto, zipStream } from './container/zip.ts';
