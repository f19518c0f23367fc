import type { CursorPosition } from '../define-tool.ts';
import { invalidArgument } from './input-issues.ts';

/** Arguments that may change from page to page. */
const FREE = new Set(['cursor', 'offset', 'limit', 'max_tokens', 'format']);
const PATTERN = /^[A-Za-z0-9_-]{1,600}$/;
const VERSION = '1';

/**
 * An opaque text that says where a listing goes on. It carries a fingerprint of the tool and its filters, so that
 * a cursor put to another question is refused instead of answering something else.
 */
export function encodeCursor(tool: string, args: object, position: CursorPosition): string {
  const parts = new URLSearchParams({ ...position, v: VERSION, f: fingerprint(tool, args) });
  return btoa(parts.toString()).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @throws HealthError `invalid-input` when it is not a cursor of this tool with these filters */
export function decodeCursor(cursor: string, tool: string, args: object): CursorPosition {
  const parts = new URLSearchParams(PATTERN.test(cursor) ? fromBase64Url(cursor) : '');
  if (parts.get('v') !== VERSION) {
    throw invalidArgument('cursor', 'is not a cursor of ours. Leave it out to start at the top.');
  }
  if (parts.get('f') !== fingerprint(tool, args)) {
    throw invalidArgument('cursor', 'belongs to other arguments. Repeat the call it came from, or leave it out.');
  }
  parts.delete('v');
  parts.delete('f');
  return Object.fromEntries(parts);
}

/** FNV-1a of tool and filters: tells them apart, protects nothing. */
function fingerprint(tool: string, args: object): string {
  const filters = Object.entries(args)
    .filter(([name, value]) => !FREE.has(name) && value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  let hash = 0x811c9dc5;
  for (const character of `${tool}${JSON.stringify(filters)}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}

function fromBase64Url(text: string): string {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
}
