import { type ActivityFile, type ActivityFormat, recogniseActivityFile } from '@vitalwire/activity-files';
import { toRecords } from '@vitalwire/activity-files/records';
import type { FileFormat } from '../file-format.ts';
import { filesId } from '../files-descriptor.ts';
import { nothingToImport } from '../nothing-to-import.ts';

type XmlFormat = typeof ActivityFormat.Tcx | typeof ActivityFormat.Gpx;

/** TCX and GPX differ in their reader alone. */
export function xmlFormat(
  id: XmlFormat,
  read: (content: ReadableStream<Uint8Array>, options: { readonly path: string }) => Promise<ActivityFile>,
): FileFormat {
  return {
    id,
    delivers: ['workout'],
    recognise: (head) => {
      const { format, confidence, message } = recogniseActivityFile(head);
      return format === id ? { confidence, sentence: message } : null;
    },
    read: async (content, context) => {
      const file = await read(content, { path: context.path });
      if (file.sessions.length === 0) return nothingToImport(file, context.path);
      return toRecords(file, { ...context, sourceId: filesId, receivedAt: context.now });
    },
  };
}
