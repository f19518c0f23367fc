/** What file managers, network drives and systems leave behind; compared in lower case. */
const SYSTEM_NAMES = new Set([
  '$recycle.bin',
  '__macosx',
  '@eadir',
  'desktop.ini',
  'lost+found',
  'system volume information',
  'thumbs.db',
]);

/** Hidden and system files, in folders and in archives. */
export function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$') || SYSTEM_NAMES.has(name.toLowerCase());
}
