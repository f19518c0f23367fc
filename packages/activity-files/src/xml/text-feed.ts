import { HealthError } from '@vitalwire/core';

/** Turns pieces of bytes into text, whatever the encoding and wherever the pieces are cut. */
export interface TextFeed {
  /** Text that is complete so far; a character cut in two waits for the next piece. */
  write(bytes: Uint8Array): string;
  end(): string;
}

type Decoder = InstanceType<typeof TextDecoder>;

/** Longer than any XML declaration in use. */
const DECLARATION_BYTES = 256;
const DECLARED = /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']/;
const LEADING = /^[\s\uFEFF\0]+/;

/**
 * Encoding by byte order mark, else by the zero bytes of UTF-16, else as declared, else UTF-8. A file that declares
 * UTF-16 and is not is read as the UTF-8 it is. Blanks and byte order marks before the first character are dropped:
 * some exports begin with them, and XML forbids it.
 * @throws HealthError `file-invalid` for an encoding that nobody knows
 */
export function createTextFeed(path: string): TextFeed {
  let held: Uint8Array | null = new Uint8Array(0);
  let decoder: Decoder | null = null;
  let started = false;

  const trimmed = (text: string): string => {
    if (started) return text;
    const rest = text.replace(LEADING, '');
    started = rest !== '';
    return rest;
  };
  const begin = (first: Uint8Array): string => {
    held = null;
    decoder = decoderFor(first, path);
    return trimmed(decoder.decode(first, { stream: true }));
  };

  return {
    write: (bytes) => {
      if (decoder !== null) return trimmed(decoder.decode(bytes, { stream: true }));
      held = joined(held ?? new Uint8Array(0), bytes);
      return held.byteLength >= DECLARATION_BYTES ? begin(held) : '';
    },
    end: () => {
      const start = decoder === null ? begin(held ?? new Uint8Array(0)) : '';
      return start + trimmed(decoder?.decode() ?? '');
    },
  };
}

function decoderFor(first: Uint8Array, path: string): Decoder {
  const label = labelOf(first);
  try {
    return new TextDecoder(label);
  } catch (cause) {
    throw new HealthError(
      'file-invalid',
      `The file says it is written in the encoding "${label}", which cannot be read. Save it as UTF-8 and import it again.`,
      { path, reason: `unknown encoding ${label}` },
      { cause },
    );
  }
}

function labelOf(first: Uint8Array): string {
  const [a = 1, b = 1] = first;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a !== 0 && b === 0) return 'utf-16le';
  if (a === 0 && b !== 0) return 'utf-16be';
  const ascii = new TextDecoder('latin1').decode(first.subarray(0, DECLARATION_BYTES));
  const declared = DECLARED.exec(ascii.replace(/^\u00EF\u00BB\u00BF/, ''))?.[1]?.toLowerCase() ?? 'utf-8';
  return declared.startsWith('utf-16') || declared.startsWith('ucs-2') ? 'utf-8' : declared;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.byteLength + b.byteLength);
  both.set(a);
  both.set(b, a.byteLength);
  return both;
}
