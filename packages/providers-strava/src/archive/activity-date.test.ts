import { instantOf } from '@vitalwire/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOrderOf, parseActivityDate } from './activity-date.ts';

const at = '2019-08-28T03:21:51.000Z';

describe('dates in the language of the account', () => {
  it.each([
    'Aug 28, 2019, 3:21:51 AM',
    'Aug 28, 2019, 3:21:51\u202fAM',
    '28 Aug 2019, 03:21:51',
    '28.08.2019, 03:21:51',
    '28. Aug. 2019, 03:21:51',
    '28 août 2019 à 03:21:51',
    '28 ago 2019, 3:21:51',
    '28 ago. 2019, 3:21:51',
    '28 de ago. de 2019 03:21:51',
    '28 aug. 2019 03:21:51',
    '28 серп. 2019 р., 03:21:51',
    '28. elokuuta 2019 klo 3.21.51',
    '2019/08/28 3:21:51',
    '2019年8月28日 3:21:51',
    '2019. 8. 28. 오전 3:21:51',
    '2019年8月28日 上午3:21:51',
  ])('%j', (text) => {
    expect(parseActivityDate(text, null)).toBe(at);
  });

  it('noon and midnight', () => {
    expect(parseActivityDate('Aug 28, 2019, 12:21:51 AM', null)).toBe('2019-08-28T00:21:51.000Z');
    expect(parseActivityDate('Aug 28, 2019, 12:21:51 PM', null)).toBe('2019-08-28T12:21:51.000Z');
    expect(parseActivityDate('2019. 8. 28. 오후 3:21:51', null)).toBe('2019-08-28T15:21:51.000Z');
  });

  it('what can be read in two ways is read in none, unless the export tells', () => {
    expect(parseActivityDate('04/05/2019 03:21:51', null)).toBeNull();
    expect(parseActivityDate('04/05/2019 03:21:51', 'day-first')).toBe('2019-05-04T03:21:51.000Z');
    expect(parseActivityDate('04/05/2019 03:21:51', 'month-first')).toBe('2019-04-05T03:21:51.000Z');
    expect(parseActivityDate('04/04/2019 03:21:51', null)).toBe('2019-04-04T03:21:51.000Z');
    expect(dayOrderOf(['04/05/2019 03:21:51', '5/4/2019 1:00:00'])).toBeNull();
    expect(dayOrderOf(['04/05/2019 03:21:51', '28/04/2019 1:00:00'])).toBe('day-first');
    expect(dayOrderOf(['04/05/2019 03:21:51', '4/28/2019 1:00:00'])).toBe('month-first');
    expect(dayOrderOf(['04.05.2019, 03:21:51'])).toBe('day-first');
  });

  it.each([
    '',
    'yesterday',
    '2019',
    'Aug 2019, 3:21',
    'Aug 28, 2019',
    'Feb 30, 2019, 1:00:00 AM',
    '28.13.2019, 03:21:51',
  ])('%j is no moment', (text) => {
    expect(parseActivityDate(text, 'day-first')).toBeNull();
  });

  it('every language gives the moment back', () => {
    const locales = fc.constantFrom(
      'en-US',
      'en-GB',
      'de',
      'fr',
      'es',
      'it',
      'pt-BR',
      'nl',
      'da',
      'sv',
      'fi',
      'pl',
      'ja',
      'ko',
      'ru',
      'id',
    );
    const second = fc.integer({ min: Date.UTC(2009, 0, 1) / 1000, max: Date.UTC(2026, 0, 1) / 1000 });
    fc.assert(
      fc.property(locales, second, (locale, seconds) => {
        const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' });
        const text = format.format(seconds * 1000);
        const order = dayOrderOf([text, format.format(Date.UTC(2020, 7, 28))]);
        expect([text, parseActivityDate(text, order)]).toEqual([text, instantOf(seconds * 1000)]);
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789:/., aApPmMугоé月日'), maxLength: 40 }), (text) => {
        const read = parseActivityDate(text, 'day-first');
        expect(read === null || read.endsWith('Z')).toBe(true);
      }),
      { numRuns: 500, seed: 6 },
    );
  });
});
