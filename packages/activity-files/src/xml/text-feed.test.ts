import { HealthError } from '@vitalwire/core';
import { describe, expect, it } from 'vitest';
import { pieces, utf8, utf16 } from './__fixtures__/documents.ts';
import { createTextFeed } from './text-feed.ts';

async function textOf(bytes: Uint8Array, size = bytes.byteLength): Promise<string> {
  const feed = createTextFeed('file');
  let text = '';
  for await (const piece of pieces(bytes, Math.max(1, size))) text += feed.write(piece);
  return text + feed.end();
}

const xml = `<?xml version="1.0" encoding="%"?><a>Zürich ø 走 😀</a>`;

describe('a file in any encoding', () => {
  it.each([
    ['UTF-8', utf8(xml)],
    ['UTF-8 with a byte order mark', utf8(`\uFEFF${xml}`)],
    ['UTF-16 little-endian', utf16(xml, 'le', false)],
    ['UTF-16 little-endian with a mark', utf16(xml, 'le', true)],
    ['UTF-16 big-endian', utf16(xml, 'be', false)],
    ['UTF-16 big-endian with a mark', utf16(xml, 'be', true)],
    ['UTF-8 that says it is UTF-16', utf8(xml.replace('%', 'utf-16'))],
    ['UTF-8 behind blanks, marks and line breaks', utf8(` \r\n\uFEFF\t${xml}`)],
  ])('reads %s, one byte at a time too', async (_name, bytes) => {
    const wanted = xml.replace('%', new TextDecoder().decode(bytes).includes('utf-16') ? 'utf-16' : '%');
    expect(await textOf(bytes)).toBe(wanted);
    expect(await textOf(bytes, 1)).toBe(wanted);
    expect(await textOf(bytes, 7)).toBe(wanted);
  });

  it('reads the encoding that the declaration names', async () => {
    const latin = Uint8Array.from(`<?xml version="1.0" encoding='ISO-8859-1'?><a>\u00fc</a>`, (c) => c.charCodeAt(0));
    expect(await textOf(latin, 3)).toContain('<a>ü</a>');
  });

  it('says which encoding it does not know', async () => {
    const error = await textOf(utf8('<?xml version="1.0" encoding="x-klingon"?>')).catch((e: unknown) => e);
    expect(HealthError.is(error) && [error.code, error.message]).toEqual([
      'file-invalid',
      expect.stringContaining('x-klingon'),
    ]);
  });

  it('gives nothing for nothing', async () => {
    expect(await textOf(new Uint8Array(0))).toBe('');
    expect(await textOf(utf8(' \n\uFEFF '))).toBe('');
  });
});
