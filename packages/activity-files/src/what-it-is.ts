/**
 * One sentence on what was given in place of an activity file.
 * @param bytes the start of it is enough
 * @param expected `a FIT file`
 */
export function whatItIs(bytes: Uint8Array, expected: string): string {
  if (bytes.length === 0) return 'The file is empty.';
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  if (a === 0x1f && b === 0x8b) return 'This is a gzip archive: unpack it first.';
  if (a === 0x50 && b === 0x4b && (c === 3 || c === 5) && d === c + 1) return 'This is a zip archive: unpack it first.';
  if (bytes.every((byte) => byte === 0)) return 'The file holds nothing but zero bytes.';
  const head = new TextDecoder()
    .decode(bytes.subarray(0, 1024))
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (/^[[{]/.test(head)) {
    return /error|message|status|fault|unauthori[sz]ed/i.test(head)
      ? `This is an error message of an API, not ${expected}: fetch the activity again.`
      : `This is JSON, not ${expected}.`;
  }
  if (/^<!doctype html|^<html/i.test(head)) {
    return `This is a web page, not ${expected}: the download probably needed a sign-in.`;
  }
  if (/<TrainingCenterDatabase/i.test(head)) return `This is a TCX file, not ${expected}.`;
  if (/<gpx/i.test(head)) return `This is a GPX file, not ${expected}.`;
  if (/^</.test(head)) return `This is XML, not ${expected}.`;
  if (head.length > 0 && !/[\u0000-\u0008\u000e-\u001f\ufffd]/.test(head)) return `This is text, not ${expected}.`;
  return `This is not ${expected}.`;
}
