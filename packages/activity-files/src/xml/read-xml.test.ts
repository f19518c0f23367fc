import { HealthError } from '@vitalwire/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Damage } from '../activity.ts';
import { cutAt, pieces, utf8 } from './__fixtures__/documents.ts';
import { readXml } from './read-xml.ts';

type Event = readonly [type: 'open' | 'close', name: string, value: string];

async function read(
  input: string | AsyncIterable<Uint8Array>,
  maximumBytes = 1e7,
): Promise<{ events: readonly Event[]; damage: readonly Damage[] }> {
  const events: Event[] = [];
  const damage = await readXml(
    { input: typeof input === 'string' ? utf8(input) : input, path: 'x', maximumBytes },
    {
      open: (name, attributes) => events.push(['open', name, JSON.stringify(attributes)]),
      close: (name, text) => events.push(['close', name, text]),
    },
  );
  return { events, damage };
}

async function refusal(input: string): Promise<string> {
  try {
    await read(input);
  } catch (error) {
    if (HealthError.is(error)) return error.code;
    throw error;
  }
  return 'none';
}

describe('reading XML', () => {
  it('hands on names without prefix, attributes and texts', async () => {
    const { events, damage } = await read('<n:a x="1" n:y="2"><b>  t&amp;u <![CDATA[<c>]]></b><!-- no --><d/></n:a>');
    expect(events).toEqual([
      ['open', 'a', '{"x":"1","n:y":"2"}'],
      ['open', 'b', '{}'],
      ['close', 'b', 't&u <c>'],
      ['open', 'd', '{}'],
      ['close', 'd', ''],
      ['close', 'a', ''],
    ]);
    expect(damage).toEqual([]);
  });

  it('gives the same at every cut', async () => {
    const text =
      '<?xml version="1.0"?>\r\n<a é="&#x1F600;ü">1<b>x&amp;<![CDATA[😀]]></b><q/>\u{1F6B4} <!-- ü --></a>\n';
    const bytes = utf8(text);
    const whole = await read(text);
    for (let at = 0; at <= bytes.byteLength; at++) expect(await read(cutAt(bytes, at))).toEqual(whole);
    expect(await read(pieces(bytes, 1))).toEqual(whole);
  });

  it('keeps what stands before the damage, wherever the file ends or breaks', async () => {
    const text = '<a><b>1</b><b>2</b><b>3</b></a>';
    expect(await refusal('<')).toBe('file-invalid');
    expect(await refusal('<a')).toBe('file-invalid');
    expect(await refusal('<?xml version="1.0"?><!-- a ride -->')).toBe('file-invalid');
    for (let end = 3; end < text.length; end++) {
      const { events, damage } = await read(text.slice(0, end));
      expect(events.filter(([type]) => type === 'close').map(([, , value]) => value)).toEqual(
        ['1', '2', '3'].slice(0, Math.floor(Math.max(0, end - 3) / 8)),
      );
      expect(damage.map(({ code }) => code)).toEqual(['truncated']);
    }
    const broken = await read('<a><b>1</b><b>2</a><b>3</b></a>');
    expect(broken.damage).toEqual([{ code: 'unreadable', message: expect.stringContaining('line 1') }]);
    expect(broken.events).toContainEqual(['close', 'b', '1']);
    expect(broken.events).not.toContainEqual(['close', 'b', '3']);
  });

  it('reads past mistakes that harm one value', async () => {
    const { events, damage } = await read('<a lat="1" lat="2"><b>Bike & run &nbsp; ]]></b><c>3</c></a>');
    expect(events).toContainEqual(['close', 'c', '3']);
    expect(damage.map(({ code }) => code)).toEqual(['field-invalid']);
  });

  it('reports what stands behind the end, and characters that are none', async () => {
    expect((await read('<a/>tail')).damage.map(({ code }) => code)).toEqual(['stray-bytes']);
    const invalid = Uint8Array.from([...utf8('<a><b>x'), 0xff, 0xfe, ...utf8('y</b></a>')]);
    const { events, damage } = await read(pieces(invalid, 1));
    expect(events).toContainEqual(['close', 'b', 'x\uFFFD\uFFFDy']);
    expect(damage.map(({ code }) => code)).toEqual(['stray-bytes']);
  });

  it('refuses what is empty, what is no XML, and entities of its own', async () => {
    expect(await refusal('')).toBe('file-invalid');
    expect(await refusal(' \n ')).toBe('file-invalid');
    expect(await refusal('{"errorMessage":"no such activity"}')).toBe('file-unrecognised');
    expect(await refusal('<!DOCTYPE a [<!ENTITY lol "lol"><!ENTITY b "&lol;&lol;">]><a>&b;</a>')).toBe('file-invalid');
    expect(await refusal('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')).toBe('file-invalid');
    expect(await refusal('<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;]><a/>')).toBe('file-invalid');
    expect(await refusal('<!DOCTYPE gpx><gpx/>')).toBe('none');
  });

  it('bounds depth, token and size', async () => {
    const long = 'x'.repeat(1024 * 1024 + 1);
    expect(await refusal('<a>'.repeat(1000))).toBe('too-large');
    expect(await refusal(`<a b="${long}"/>`)).toBe('too-large');
    expect(await refusal(`<a b="${long}`)).toBe('too-large');
    expect(await refusal(`<a>${long}</a>`)).toBe('too-large');
    expect(await refusal(`<a>${`<![CDATA[${'y'.repeat(500_000)}]]>`.repeat(3)}</a>`)).toBe('too-large');
    expect(await refusal(`<!--${long}--><a/>`)).toBe('too-large');
    expect(await refusal(`<!DOCTYPE a [${long}`)).toBe('too-large');
    await expect(read('<a>12345</a>', 8)).rejects.toThrow('larger than 8 bytes');
  });

  it('lets others have their turn while it reads a large file', async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    const row = `<b>${'x'.repeat(1000)}</b>`;
    const { events } = await read(`<a>${row.repeat(2000)}</a>`);
    clearInterval(timer);
    expect(events).toHaveLength(4002);
    expect(turns).toBeGreaterThan(1);
  });

  it('stops a source that it no longer needs', async () => {
    let stopped = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(utf8('<a></b>')),
      cancel: () => {
        stopped = true;
      },
    });
    const damage = await readXml({ input: endless, path: 'x', maximumBytes: 1e6 }, { open: () => {}, close: () => {} });
    expect([damage.map(({ code }) => code), stopped]).toEqual([['unreadable'], true]);
  });

  it('answers any text with events, damage or a typed error, the same in any pieces', async () => {
    const token = fc.constantFrom(
      '<a>',
      '</a>',
      '<b x="1">',
      '</b>',
      'é',
      '&amp;',
      '&',
      '<',
      '>',
      ']]>',
      '<![CDATA[',
      '\0',
      '<!--',
      '-->',
      '<?p',
      '?>',
      ' ',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(token, { maxLength: 25 }), fc.integer({ min: 1, max: 9 }), async (tokens, size) => {
        const text = `<r>${tokens.join('')}`;
        const outcome = (input: string | AsyncIterable<Uint8Array>) =>
          read(input).catch((error: unknown) => {
            if (HealthError.is(error)) return error.code;
            throw error;
          });
        expect(await outcome(pieces(utf8(text), size))).toEqual(await outcome(text));
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});
