import { ActivityFormat } from './activity.ts';
import { magicMatches } from './fit/protocol/header.ts';
import { whatItIs } from './what-it-is.ts';

export interface ActivityRecognition {
  /** `null` when it is none of them. */
  readonly format: ActivityFormat | null;
  /** 0 for surely not, 1 for surely. */
  readonly confidence: number;
  /** One sentence for a person: what it is. */
  readonly message: string;
}

/** How much of a file is enough: XML may begin with comments. */
export const recognitionBytes = 16_384;

/** Tells the format of a file by its content. @param head its first bytes, 16 KiB at most are looked at */
export function recogniseActivityFile(head: Uint8Array): ActivityRecognition {
  const magic = head.length >= 12 ? magicMatches(head) : 0;
  const usualSize = head[0] === 12 || head[0] === 14;
  if (magic === 4)
    return { format: ActivityFormat.Fit, confidence: usualSize ? 1 : 0.8, message: 'This is a FIT file.' };
  if (magic === 3 && usualSize) {
    return {
      format: ActivityFormat.Fit,
      confidence: 0.5,
      message: 'This looks like a FIT file with a damaged header.',
    };
  }
  const root = rootElement(head.subarray(0, recognitionBytes));
  if (root === 'TrainingCenterDatabase')
    return { format: ActivityFormat.Tcx, confidence: 1, message: 'This is a TCX file.' };
  if (root === 'gpx') return { format: ActivityFormat.Gpx, confidence: 1, message: 'This is a GPX file.' };
  return { format: null, confidence: 0, message: whatItIs(head, 'a FIT, TCX or GPX file') };
}

/** Name of the first element without its prefix, behind declaration, comments and document type. */
function rootElement(head: Uint8Array): string | null {
  const [a, b] = head;
  const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
  let text = new TextDecoder(encoding).decode(head).trimStart();
  while (text.startsWith('<?') || text.startsWith('<!')) {
    const close = text.startsWith('<!--') ? '-->' : '>';
    const end = text.indexOf(close);
    if (end < 0) return null;
    text = text.slice(end + close.length).trimStart();
  }
  return /^<(?:[\w.-]+:)?([\w.-]+)/.exec(text)?.[1] ?? null;
}
