import { describe, expect, it } from 'vitest';
import { testData } from '../../../test/fuzz-corpus.ts';
import { encodeFit } from '../encode/encode-fit.ts';
import type { FitMessageInput } from '../encode/input.ts';
import { fitMessages } from './decode-messages.ts';
import { type FitMessage, fitValue } from './message.ts';

// Fields that no free table names: each meaning was found in recordings, and is shown by one here.

const number = (message: FitMessage, name: string): number => {
  const value = fitValue(message, name);
  if (typeof value !== 'number') throw new Error(`${message.name} has no ${name}`);
  return value;
};
const seconds = (message: FitMessage, name: string): number => Date.parse(String(fitValue(message, name))) / 1000;
const first = (messages: readonly FitMessage[]): FitMessage => {
  const [message] = messages;
  if (message === undefined) throw new Error('no message');
  return message;
};

describe('a triathlon', () => {
  const all = [...fitMessages(testData('multisport-triathlon-fr920-chained.fit'))];
  const swim = first(all.filter(({ name }) => name === 'lap'));

  it('has the corners of each lap’s map, within some steps of the positions', () => {
    const from = seconds(swim, 'start_time');
    const to = from + number(swim, 'total_elapsed_time');
    const own = all.filter((message) => {
      const at = message.name === 'record' ? seconds(message, 'timestamp') : Number.NaN;
      return at >= from && at <= to && typeof fitValue(message, 'position_lat') === 'number';
    });
    const [latitudes, longitudes] = ['position_lat', 'position_long'].map((name) =>
      own.map((one) => number(one, name)),
    );
    const expected = {
      nec_lat: Math.max(...(latitudes ?? [])),
      nec_long: Math.max(...(longitudes ?? [])),
      swc_lat: Math.min(...(latitudes ?? [])),
      swc_long: Math.min(...(longitudes ?? [])),
    };
    for (const [name, value] of Object.entries(expected))
      expect(Math.abs(number(swim, name) - value)).toBeLessThan(2000);
  });

  it('has a SWOLF of seconds and strokes for 25 metres', () => {
    const swolf =
      (25 * (number(swim, 'total_timer_time') + number(swim, 'total_cycles'))) / number(swim, 'total_distance');
    expect(number(swim, 'avg_swolf')).toBe(Math.round(swolf));
    expect(number(first(all.filter(({ name }) => name === 'session')), 'avg_swolf')).toBe(Math.round(swolf));
  });
});

describe('what is written by name', () => {
  it.each([
    ['session', 79, 'avg_strokes_per_length', 15.3],
    ['session', 80, 'avg_swolf', 51],
    ['lap', 27, 'nec_lat', 539_059_466],
    ['lap', 30, 'swc_long', -13_049_966],
    ['lap', 73, 'avg_swolf', 51],
    ['lap', 90, 'avg_strokes_per_length', 15.3],
    ['lap', 155, 'metabolic_calories', 104],
  ])('in a %s as field %i, is read by name: %s', (name, field, word, value) => {
    const messages: readonly FitMessageInput[] = [{ name, fields: { [word]: value } }];
    const message = first([...fitMessages(encodeFit({ messages }))]);
    expect(message.fields).toEqual([expect.objectContaining({ number: field, name: word, value })]);
  });

  it('counts the repetitions of a strength session as cycles', () => {
    const messages: readonly FitMessageInput[] = [
      { name: 'session', fields: { sport: 'training', sub_sport: 'strength_training', total_cycles: 35 } },
    ];
    const message = first([...fitMessages(encodeFit({ messages }))]);
    expect(fitValue(message, 'total_reps')).toBe(35);
  });
});
