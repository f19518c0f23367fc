import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { createByteScanner } from './byte-scanner.ts';
import { textOf, unescaped } from './text.ts';

type Event = readonly [what: 'start' | 'end', name: string, attributes?: Readonly<Record<string, string>>];

function ours(bytes: Uint8Array, cuts: readonly number[] = []) {
  const events: Event[] = [];
  const scanner = createByteScanner({
    startTag(buffer, start, end, { count, nameStart, nameEnd, valueStart, valueEnd, escaped }, selfClosing) {
      const name = textOf(buffer, start, end, false) ?? '?';
      const attributes: Record<string, string> = {};
      for (let i = 0; i < count; i++) {
        const key = textOf(buffer, nameStart[i]!, nameEnd[i]!, false) ?? '?';
        attributes[key] = textOf(buffer, valueStart[i]!, valueEnd[i]!, escaped[i] === 1) ?? '?';
      }
      events.push(['start', name, attributes]);
      if (selfClosing) events.push(['end', name]);
    },
    endTag(buffer, start, end) {
      events.push(['end', textOf(buffer, start, end, false) ?? '?']);
    },
  });
  let from = 0;
  for (const cut of [...cuts, bytes.byteLength]) {
    scanner.push(bytes.subarray(from, cut));
    from = cut;
  }
  return { events, ...scanner.end() };
}

function theirs(xml: string): readonly Event[] {
  const events: Event[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => events.push(['start', name, attributes as Record<string, string>]));
  parser.on('closetag', ({ name }) => events.push(['end', name]));
  parser.write(xml).close();
  return events;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,12}$/);
const plain = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .map((text) => text.replace(/[<>&"'\r\n\t\u0000-\u001f\ufffe\uffff]/g, ''));
const value = fc.oneof(
  plain,
  fc.constantFrom('&amp;', '&lt;a&gt;', '&quot;&apos;', '&#65;', '&#x1F6B4;', 'a&amp;lt;b', '’ '),
);
const blank = fc.constantFrom(' ', '\n ', '\t', '  ');
const attribute = fc
  .tuple(blank, name, fc.constantFrom('=', ' = ', '=\n'), fc.constantFrom('"', "'"), value)
  .map(([space, key, equals, quote, text]) => ({ key, text: `${space}${key}${equals}${quote}${text}${quote}` }));
const tagText = fc.tuple(
  name,
  fc.uniqueArray(attribute, { maxLength: 5, selector: ({ key }) => key }),
  fc.constantFrom('', ' '),
);
const between = fc.constantFrom('', '\n', 'text', '<!-- a <b> c -->', '<![CDATA[<Record x="1"/>]]>', '<?php <a> ?>');
const element: fc.Arbitrary<string> = fc.letrec<{ element: string }>((tie) => ({
  element: fc
    .tuple(tagText, fc.array(fc.oneof({ depthSize: 'small' }, between, tie('element')), { maxLength: 4 }), fc.boolean())
    .map(([[tag, attributes, space], children, empty]) => {
      const opening = `${tag}${attributes.map(({ text }) => text).join('')}${space}`;
      return empty ? `<${opening}/>` : `<${opening}>${children.join('')}</${tag}${space}>`;
    }),
})).element;
const prolog = fc.constantFrom(
  '',
  '<?xml version="1.0" encoding="UTF-8"?>\n',
  '<!DOCTYPE a>\n',
  '<?xml version="1.0"?><!DOCTYPE a [\n<!-- it\'s ]> not the end -->\n<!ELEMENT a (b|c)*>\n<!ATTLIST a x CDATA #IMPLIED>\n]>\n',
);

describe('the scanner', () => {
  it('finds the tags that another parser finds, however the bytes are cut', () => {
    fc.assert(
      fc.property(prolog, element, fc.array(fc.nat(), { maxLength: 6 }), (before, body, places) => {
        const xml = before + body;
        const bytes = utf8(xml);
        const cuts = places.map((place) => place % (bytes.byteLength + 1)).sort((a, b) => a - b);
        const found = ours(bytes, cuts);
        expect(found.events).toEqual(theirs(xml));
        expect([found.brokenTags, found.endsInside]).toEqual([0, false]);
      }),
      { numRuns: 1500, seed: 3 },
    );
  });

  it('finds the same in pieces of every size', () => {
    const xml = utf8(
      '\uFEFF<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">\n]><a b="1 &amp; 2" c=\'>/\'><!-- <x y="1"> --><d/><![CDATA[</a>]]>' +
        '<broken "x"/><e f="ü’"></e>< g/></a >',
    );
    const whole = ours(xml);
    expect(whole.brokenTags).toBe(2);
    for (let size = 1; size < 60; size++) {
      const cuts = Array.from({ length: Math.floor(xml.byteLength / size) }, (_, i) => (i + 1) * size);
      expect(ours(xml, cuts)).toEqual(whole);
    }
  });

  it('gives of any bytes the same in one piece and in two, and never fails', () => {
    const noise = fc.array(
      fc.oneof(fc.constantFrom(...utf8('<>/="\' !?-[]aA&;\n')), fc.integer({ min: 0, max: 255 })),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(noise, fc.nat(60), (bytes, place) => {
        const input = Uint8Array.from(bytes);
        expect(ours(input, [Math.min(place, input.byteLength)])).toEqual(ours(input));
      }),
      { numRuns: 5000, seed: 5 },
    );
  });

  it.each([
    ['a value without an end', '<a b="1><c d="2"/>', 1, ['c']],
    ['a value without quotes', '<a b=1/><c/>', 1, ['c']],
    ['an attribute without a value', '<a b/><c/>', 1, ['c']],
    ['a tag in a tag', '<a <c/>', 1, ['c']],
    ['a slash in the middle', '<a / b="1"><c/>', 1, ['c']],
    ['an end tag with attributes', '</a b="1"><c/>', 1, ['c']],
    ['no name', '<><c/>', 1, ['c']],
  ])('costs the tag itself: %s', (_name, xml, broken, names) => {
    const { events, brokenTags } = ours(utf8(xml));
    expect(brokenTags).toBe(broken);
    expect(events.filter(([what]) => what === 'start').map(([, tag]) => tag)).toEqual(names);
  });

  it.each([
    ['an apostrophe in a comment', "<!DOCTYPE a [ <!-- the phone's --> ]><a/>"],
    ['a quote that does not pair', '<!DOCTYPE a [ <!ENTITY b "c> ]><a/>'],
    ['an attribute list without an end', '<!DOCTYPE a [ <!ATTLIST b c CDATA #IMPLIED ]><a/>'],
    ['a subset without an end', '<!DOCTYPE a [ <!ELEMENT a ANY>\n<a/>'],
    ['an entity of entities', `<!DOCTYPE a [${'<!ENTITY b "&c;&c;&c;&c;">'.repeat(50)}]><a/>`],
    ['an external subset', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'],
  ])('passes a document type over: %s', (_name, xml) => {
    expect(ours(utf8(xml)).events).toEqual([
      ['start', 'a', {}],
      ['end', 'a'],
    ]);
  });

  it('says where the input ends inside', () => {
    for (const cut of ['<a b="1', '<a', '<', '<!-- x', '<![CDATA[x]]', '<!DOCTYPE a [', '</a', '<?x'])
      expect(ours(utf8(`<a/>${cut}`))).toMatchObject({
        endsInside: true,
        events: [
          ['start', 'a', {}],
          ['end', 'a'],
        ],
      });
    expect(ours(utf8('<a/>text'))).toMatchObject({ endsInside: false });
  });

  it('gives up a tag of more than a megabyte, cut or not, and goes on behind it', () => {
    const xml = utf8(`<a b="${'x'.repeat(1_100_000)}"/><c/>`);
    const whole = ours(xml);
    expect(whole).toMatchObject({
      brokenTags: 1,
      events: [
        ['start', 'c', {}],
        ['end', 'c'],
      ],
    });
    expect(ours(xml, [500, 600_000, 1_050_000])).toEqual(whole);
  });

  it('skips a comment of any length', () => {
    const xml = utf8(`<!--${'<a/>'.repeat(500_000)}--><c/>`);
    expect(ours(xml)).toMatchObject({
      brokenTags: 0,
      events: [
        ['start', 'c', {}],
        ['end', 'c'],
      ],
    });
  });

  it('keeps at most 64 attributes of a tag', () => {
    const many = Array.from({ length: 80 }, (_, i) => `a${i}="${i}"`).join(' ');
    const [first] = ours(utf8(`<a ${many}/>`)).events;
    expect(Object.keys(first?.[2] ?? {})).toHaveLength(64);
  });
});

describe('entities', () => {
  it.each([
    ['&lt;&amp;&gt;&quot;&apos;', '<&>"\''],
    ['&#65;&#x41;&#X1f6b4;', 'AA🚴'],
    ['&lol;&nbsp;&', '&lol;&nbsp;&'],
    ['&#0;&#xD800;&#x110000;', '&#0;&#xD800;&#x110000;'],
    ['&amp;lt;', '&lt;'],
  ])('%s', (written, meant) => {
    expect(unescaped(written)).toBe(meant);
  });

  it('are no text where the bytes are no UTF-8', () => {
    expect(textOf(Uint8Array.of(0x41, 0xff), 0, 2, false)).toBeNull();
  });
});
