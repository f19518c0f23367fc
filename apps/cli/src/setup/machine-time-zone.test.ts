import { expect, it } from 'vitest';
import { machineTimeZone, personTimeZone } from './machine-time-zone.ts';

it('takes the person’s own zone before that of the machine', () => {
  expect(personTimeZone('Asia/Kathmandu', 'Europe/Berlin')).toBe('Asia/Kathmandu');
  expect(personTimeZone('Asia/Kathmandu', null)).toBe('Asia/Kathmandu');
  expect(personTimeZone(undefined, 'Europe/Berlin')).toBe('Europe/Berlin');
});

it('guesses none where TZ is empty or names none', () => {
  const before = process.env.TZ;
  try {
    for (const [value, zone] of [
      ['', null],
      ['Nonsense/Zone', null],
      ['Europe/Berlin', 'Europe/Berlin'],
    ] as const) {
      process.env.TZ = value;
      expect(machineTimeZone()).toBe(zone);
    }
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
  expect(() => personTimeZone(undefined, null)).toThrow(/profile set time-zone/);
});
