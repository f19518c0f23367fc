import type { ImportSource, Rejection } from '@vitalwire/core';

/** Ends that make a file worth a complaint when nothing can read it, wherever it lies. */
const MEANT_TO_BE_READ = /\.(?:(?:fit|tcx|gpx)(?:\.gz)?|zip)$/i;
const READ = 'FIT, TCX and GPX files, also in .gz, and the exports of the vendors';

/**
 * Why nothing reads a file that the person named, or that looks as if it had to be read; `null` for one that may lie
 * there: a picture, a note.
 */
export async function complaintAbout(source: ImportSource, named: boolean): Promise<Rejection | null> {
  const { path } = source;
  if (!named && !MEANT_TO_BE_READ.test(source.name)) return null;
  if (source.sizeBytes === 0) {
    return { path, code: 'file-invalid', message: `${path} is empty. Copy or download it again.` };
  }
  const reason =
    source.type === 'archive'
      ? `${path} is a zip, and nothing in it is of a kind that can be imported (${READ}).`
      : `${path} is none of the formats that can be imported (${READ}).${await packedAs(source)}`;
  return { path, code: 'file-unrecognised', message: reason };
}

/** Other ways to pack files, by their first bytes. */
async function packedAs(source: ImportSource): Promise<string> {
  const head = await source.head(512).catch(() => new Uint8Array(0));
  const text = String.fromCharCode(...head);
  const kind = text.startsWith('7z\u00bc\u00af')
    ? '7z archive'
    : text.startsWith('Rar!\u001a')
      ? 'RAR archive'
      : text.slice(257, 262) === 'ustar'
        ? 'tar archive'
        : null;
  return kind === null ? '' : ` It is a ${kind}: unpack it and import the folder.`;
}
