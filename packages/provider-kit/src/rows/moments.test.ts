import { describe, expect, test } from 'vitest';
import { readUtcOffsetMinutes } from './moments.ts';

describe('an offset as vendors write it', () => {
  test.each([
    ['UTC-04:00', -240],
    ['UTC+05:45', 345],
    ['+0530', 330],
    ['GMT+2', 120],
    ['-9', -540],
    ['\u221203:30', -210],
    ['Z', 0],
    ['UTC', 0],
    ['-00:00', 0],
  ])('%s is %d minutes', (text, minutes) => {
    expect(readUtcOffsetMinutes(text)).toBe(minutes);
  });

  test.each([null, '', '0100', '12:00', 'UTC 530', 'A100', '+19:00', '+05:60', 'Europe/Berlin', '+5.5'])(
    '%s is none',
    (text) => {
      expect(readUtcOffsetMinutes(text)).toBeNull();
    },
  );
});
