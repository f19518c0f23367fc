import fc from 'fast-check';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, test } from 'vitest';
import { estimateKeyTokens, estimateTokens } from './tokens.ts';

const real = (text: string) => encode(text).length;

describe('estimateTokens', () => {
  test('digits go three to a token, as the tokenizer takes them', () => {
    for (const digits of ['1', '12', '123', '1234', '1234567', '123456789012'])
      expect(estimateTokens(digits)).toBe(real(digits));
  });

  test('a long foreign text is never estimated too low, whatever its characters', () => {
    const alphabets = [
      fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
      fc.constantFrom(...'0123456789abcdefghjkmnpqrstvwxyz_'),
      fc.constantFrom(...'aA bB,cC."dD{}[]:xyzXYZ0123'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      fc.constantFrom('é', 'ß', '日', '本', '🚴', '🏽', 'ا', 'ж', ' ', '\n'),
    ];
    for (const unit of alphabets) {
      fc.assert(
        fc.property(fc.array(unit, { minLength: 300, maxLength: 500 }), (units) => {
          const text = units.join('');
          expect(estimateTokens(text)).toBeGreaterThanOrEqual(real(text));
        }),
        { numRuns: 40, seed: 11 },
      );
    }
  });

  test('rows of numbers, dates and ids are met within a quarter', () => {
    const rows = Array.from(
      { length: 60 },
      (_, i) =>
        `workout_8f3k2n5q7rtv1w0x,2026-11-${10 + (i % 20)}T07:31,cycling,${3600 + i * 7},${40_123 + i * 31},${140 + (i % 9)},${220 + i}`,
    ).join('\n');
    expect(estimateTokens(rows)).toBeGreaterThanOrEqual(real(rows));
    expect(estimateTokens(rows)).toBeLessThan(real(rows) * 1.25);
  });

  test('our own sentences are not estimated too low', () => {
    const text =
      'Training load from 2026-01-01 to 2026-11-20: fitness (CTL) 61.2, fatigue (ATL) 70.4, form (TSB) -9.2. 214 of 230 activities gave a load; 16 had neither power, heart rate nor perceived exertion. basis: methods load.fitness-fatigue.trainingpeaks/1, load.training-stress.normalized_power/1 (151 times); inputs ftp_watts 250 W from 2026-01-01 (manual).';
    expect(estimateTokens(text, 'own')).toBeGreaterThanOrEqual(real(text));
    expect(estimateTokens(text, 'own')).toBeLessThan(real(text) * 1.6);
  });

  test('field names are not estimated too low', () => {
    for (const key of [
      'average_heart_rate_bpm',
      'cadence_rpm',
      'decoupling_percent',
      'ctl',
      'elapsed_seconds',
      'vo2max',
    ]) {
      expect(estimateKeyTokens(key)).toBeGreaterThanOrEqual(real(key));
    }
  });
});
