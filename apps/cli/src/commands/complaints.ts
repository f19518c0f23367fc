/** What a report says of one file, or of one row of it. */
export interface Complaint {
  readonly path: string;
  readonly message: string;
}

/** Lines of one sort that are shown before the rest is only counted; `--json` has all. */
export const SHOWN = 20;
/** Of complaints that share a reason, those that are named. */
const NAMED = 3;

/** `Row 12: it is no number`, `ride.fit: it has no clock`: where, and what. */
const PLACED = /^((?:\p{L}+ \d+|\S+\.\w+)): (.+)$/su;
/** Behind the last complaint about a file that a reader lists. */
const OVERFLOW = / Further rows of this file are only counted\.$/;

interface Reason {
  /** What it is about is damaged or unknown as a whole, and not one row of it. */
  readonly ofFile: boolean;
  readonly complaints: Complaint[];
}

/**
 * One line a reason: what happened to whole files first, then to rows, the first few of those that share it by name.
 * @param paint colours a line
 */
export function listed(items: readonly Complaint[], paint: (line: string) => string): readonly string[] {
  const reasons = new Map<string, Reason>();
  for (const item of items) {
    const { place, what } = partsOf(item);
    const ofFile = place === null || what.includes(item.path);
    const key = `${ofFile} ${what
      .replaceAll(item.path, '…')
      .replace(OVERFLOW, '')
      .replace(/"[^"]*"|\d+/g, '…')}`;
    const known = reasons.get(key);
    if (known === undefined) reasons.set(key, { ofFile, complaints: [item] });
    else known.complaints.push(item);
  }
  const sorted = [...reasons.values()].toSorted((a, b) => rankOf(a) - rankOf(b));
  const lines = sorted.slice(0, SHOWN).map((reason) => paint(onOneLine(lineOf(reason))));
  return sorted.length > SHOWN ? [...lines, paint(`and ${sorted.length - SHOWN} more (--json lists all)`)] : lines;
}

/** Names of files and cells may hold line feeds: what they say is never a line of its own among ours. */
const onOneLine = (line: string) => line.replace(/\s*\n\s*/g, ' ');

/** An archive before its members, files before rows. */
function rankOf({ ofFile, complaints: [first] }: Reason): number {
  return ofFile ? (first?.path.split('/').length ?? 0) : Number.MAX_SAFE_INTEGER;
}

function partsOf({ path, message }: Complaint): { readonly place: string | null; readonly what: string } {
  const [, place, what] = PLACED.exec(message) ?? [];
  return place === undefined || what === undefined || path.endsWith(place)
    ? { place: null, what: message }
    : { place, what };
}

function lineOf({ complaints }: Reason): string {
  const [first, ...others] = complaints;
  if (first === undefined) return '';
  const { what } = partsOf(first);
  const message = (what.includes(first.path) ? what : first.message).replace(OVERFLOW, '');
  const line = message.includes(first.path) ? message : `${first.path}: ${message}`;
  if (others.length === 0) return line;
  const named = others.slice(0, NAMED - 1).map((other) => nameOf(other, first));
  const rest = others.length - named.length;
  const isOverfull = complaints.some(({ message: each }) => OVERFLOW.test(each));
  const more = isOverfull ? `more than ${rest}` : String(rest);
  return `${line} (also ${rest > 0 ? `${named.join(', ')} and ${more} more` : named.join(' and ')})`;
}

/** As short as it can be told from the first. */
function nameOf(complaint: Complaint, first: Complaint): string {
  const { place } = partsOf(complaint);
  const name = complaint.path.slice(complaint.path.lastIndexOf('/') + 1);
  if (place === null) return name;
  return complaint.path === first.path ? place : `${name}, ${place}`;
}
