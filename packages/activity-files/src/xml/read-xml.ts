import { HealthError } from '@vitalwire/core';
import { SaxesParser } from 'saxes';
import { type Damage, DamageCode } from '../activity.ts';
import { type ByteInput, chunksOf, defaultMaximumBytes } from '../byte-input.ts';
import { createTextFeed } from './text-feed.ts';

/** By name as written, prefix included. */
export type XmlAttributes = Readonly<Record<string, string>>;

/** Names come without their prefix: writers disagree on prefixes and even on namespaces, not on names. */
export interface XmlHandler {
  open(name: string, attributes: XmlAttributes): void;
  /** @param text of the element itself, behind its last child element; trimmed */
  close(name: string, text: string): void;
}

export interface XmlInput {
  readonly input: ByteInput;
  readonly path: string;
  readonly maximumBytes?: number;
}

/** Activity files are some 10 levels deep. */
const MAXIMUM_DEPTH = 64;
/** One tag with its attributes, one comment or one stretch of text, in UTF-16 units. */
const MAXIMUM_TOKEN = 1024 * 1024;

/** Mistakes that harm one value and not the structure around it. */
const HARMLESS = [
  'duplicate attribute',
  'undefined entity',
  'in entity name',
  'empty entity name',
  'malformed character entity',
  'is disallowed in char data',
  'no whitespace between attributes',
  'processing instruction',
  'XML declaration',
  'encoding value must match',
  'standalone value must match',
  'version number must match',
];
const STRAY = ['text data outside of root node', 'disallowed character.'];
const UNFINISHED = ['unclosed tag', 'unexpected end', 'must contain a root'];

/**
 * Reads as far as the text is well-formed and hands every finished element on. No entity but XML's own five is
 * expanded, nothing outside of the input is ever read, and a document that defines entities is refused.
 * @returns what is broken: everything before it has been handed on
 * @throws HealthError `file-unrecognised` when it is not XML, `file-invalid` when it is empty or defines entities,
 *   `too-large` beyond the limits on bytes, depth and token size
 */
export async function readXml(source: XmlInput, handler: XmlHandler): Promise<readonly Damage[]> {
  const machine = createMachine(source.path, handler);
  const feed = createTextFeed(source.path);
  let sincePause = 0;
  for await (const piece of piecesOf(source)) {
    machine.write(feed.write(piece));
    if (machine.stopped()) break;
    sincePause += piece.byteLength;
    if (sincePause < PIECE_BYTES) continue;
    sincePause = 0;
    await pause();
  }
  if (!machine.stopped()) machine.write(feed.end());
  if (!machine.stopped()) machine.end();
  machine.assertRead();
  return machine.damage;
}

/** Parsed in one go, some 50 ms: a server has other things to do in between. */
const PIECE_BYTES = 256 * 1024;

async function* piecesOf(source: XmlInput): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunksOf(source.input, source.maximumBytes ?? defaultMaximumBytes)) {
    for (let at = 0; at < chunk.byteLength; at += PIECE_BYTES) yield chunk.subarray(at, at + PIECE_BYTES);
  }
}

/** Lets whatever else waits have its turn. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

/** Thrown out of the parser to end reading; never leaves this file. */
const STOP = new Error('stop');

function createMachine(path: string, handler: XmlHandler) {
  const damage: Damage[] = [];
  const parser = new SaxesParser();
  let text = '';
  let depth = 0;
  let opened = false;
  let fed = 0;
  let tokenStart = 0;
  let stopped = false;

  const token = (): void => {
    assertToken(parser.position - tokenStart);
    tokenStart = parser.position;
  };
  const report = (code: DamageCode, message: string): void => {
    if (!damage.some((known) => known.code === code)) damage.push({ code, message });
  };

  parser.on('error', (error) => {
    const what = error.message.replace(/^\d+:\d+: /, '');
    const line = `line ${parser.line}`;
    if (HARMLESS.some((known) => what.includes(known))) {
      report(DamageCode.FieldInvalid, `A value at ${line} breaks the rules of XML; it was read as well as it goes.`);
    } else if (STRAY.some((known) => what.includes(known))) {
      report(DamageCode.StrayBytes, `There are characters at ${line} that belong to nothing; they were left out.`);
    } else if (UNFINISHED.some((known) => what.includes(known))) {
      report(DamageCode.Truncated, `The file ends in the middle, at ${line}; everything before was read.`);
    } else {
      report(DamageCode.Unreadable, `The file is broken from ${line} on; everything before was read.`);
      stopped = true;
      throw STOP;
    }
  });
  parser.on('opentag', (tag) => {
    token();
    text = '';
    opened = true;
    if (++depth > MAXIMUM_DEPTH) throw tooLarge('nesting', MAXIMUM_DEPTH, 'levels');
    handler.open(localName(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    token();
    depth--;
    handler.close(localName(tag.name), text.trim());
    text = '';
  });
  const addText = (piece: string): void => {
    token();
    text += piece;
    assertToken(text.length);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('comment', token);
  parser.on('processinginstruction', token);
  parser.on('doctype', (declaration) => {
    token();
    if (!/<!ENTITY/i.test(declaration)) return;
    throw new HealthError(
      'file-invalid',
      'The file defines entities of its own, which activity files never need and attacks do; it was not read.',
      { path, reason: 'entity definition in the document type' },
    );
  });

  const run = (step: () => void): void => {
    try {
      step();
    } catch (error) {
      if (error !== STOP) throw error;
    }
  };

  return {
    damage,
    stopped: () => stopped,
    write: (piece: string): void => {
      if (piece === '') return;
      if (fed === 0 && !piece.startsWith('<')) throw notXml(path);
      if (piece.includes('\uFFFD')) {
        report(DamageCode.StrayBytes, 'Some characters are not valid in the encoding of the file and were replaced.');
      }
      fed += piece.length;
      run(() => parser.write(piece));
      // A token without an end is noticed before all of it is held.
      if (!stopped) assertToken(fed - tokenStart);
    },
    /** A file that breaks before its first element is no damaged file of any format. */
    assertRead: (): void => {
      if (!opened) throw nothingToRead(path, 'The file breaks off before its content begins.');
    },
    end: (): void => {
      if (fed === 0) throw nothingToRead(path, 'The file is empty.');
      run(() => parser.close());
    },
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function assertToken(length: number): void {
  if (length > MAXIMUM_TOKEN) throw tooLarge('one value', MAXIMUM_TOKEN, 'characters');
}

function tooLarge(what: string, limit: number, unit: string): HealthError<'too-large'> {
  return new HealthError('too-large', `The file goes beyond ${limit} ${unit} in ${what}; it was not read.`, {
    what,
    limit,
    unit,
  });
}

function nothingToRead(path: string, message: string): HealthError<'file-invalid'> {
  return new HealthError('file-invalid', message, { path, reason: message });
}

function notXml(path: string): HealthError<'file-unrecognised'> {
  return new HealthError('file-unrecognised', 'The file is not XML, so it is neither TCX nor GPX.', {
    path,
    reason: 'does not begin with <',
  });
}
