import { describe, expect, test } from 'vitest';
import {
  type DataKind,
  dataKinds,
  isRecordId,
  isSourceId,
  kindOfRecordId,
  localOwner,
  mergeId,
  recordId,
  type SourceId,
} from './index.ts';

const files = 'files' as SourceId;

describe('recordId', () => {
  // Ids are stored: these may never change.
  test.each<[DataKind, string, string, string]>([
    ['workout', 'files', 'garmin/3412345678/1780293600', 'workout_yk6w8rey6a84t43b'],
    ['sleep', 'whoop', '12345', 'sleep_9w2jtg7zqe1h1rq1'],
    ['dailySummary', 'synthetic', '', 'dailySummary_sjrwh0pb377g9dr7'],
    ['note', 'manual', 'Grüße 👋', 'note_64sw2sh668g2dxch'],
  ])('%s of %s with key %j is for ever %s', (kind, source, key, id) => {
    expect(recordId(kind, source as SourceId, key)).toBe(id);
  });

  test('names its kind', () => {
    for (const kind of dataKinds) {
      const id = recordId(kind, files, 'key');
      expect(kindOfRecordId(id)).toBe(kind);
      expect(isRecordId(id)).toBe(true);
    }
  });

  test('tells source and key apart at their border', () => {
    expect(recordId('note', 'a' as SourceId, 'bc')).not.toBe(recordId('note', 'ab' as SourceId, 'c'));
  });

  test('of 200,000 keys as sources make them no two share an id, nor half of one', () => {
    const keys: string[] = [];
    for (let i = 0; i < 50_000; i++) {
      keys.push(String(i), `garmin/3412345678/${1_600_000_000 + i}`, `${i.toString(16).padStart(32, '0')}`);
      keys.push(new Date(i * 60_000).toISOString());
    }
    const ids = keys.map((key) => recordId('workout', files, key).substring('workout_'.length));
    expect(new Set(ids).size).toBe(200_000);
    // Two halves of 40 bits: chance would make 0.02 pairs in each.
    expect(new Set(ids.map((id) => id.substring(0, 8))).size).toBe(200_000);
    expect(new Set(ids.map((id) => id.substring(8))).size).toBe(200_000);
  });

  test('spreads over every letter in every place', () => {
    const counts = Array.from({ length: 16 }, () => new Map<string, number>());
    const n = 32_000;
    for (let i = 0; i < n; i++) {
      const id = recordId('workout', files, String(i)).substring('workout_'.length);
      for (const [place, letters] of counts.entries()) {
        const letter = id.charAt(place);
        letters.set(letter, (letters.get(letter) ?? 0) + 1);
      }
    }
    // Expected 1000 each with a deviation of 31: six of them to either side.
    for (const letters of counts) {
      expect(letters.size).toBe(32);
      for (const count of letters.values()) expect(Math.abs(count - n / 32)).toBeLessThan(190);
    }
  });
});

test.each([
  '',
  'workout',
  'workout_',
  'workout_0123456789abcdeu',
  'workout_0123456789abcdefg',
  'ride_0123456789abcdef',
  'merge_0123456789abcdef',
  '_0123456789abcdef',
  'workout_0123456789ABCDEF',
  'workout_0123456789abcdef\n',
])('%j is no record id', (text) => {
  expect(kindOfRecordId(text)).toBeNull();
  expect(isRecordId(text)).toBe(false);
});

test('a merge is named by its members in any order', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((key) => recordId('workout', files, key));
  if (a === undefined || b === undefined || c === undefined) throw new Error('three ids');
  expect(mergeId([a, b, c])).toBe(mergeId([c, a, b]));
  expect(mergeId([a, b])).not.toBe(mergeId([a, c]));
  expect(mergeId([a, b])).toMatch(/^merge_[0-9a-hjkmnp-tv-z]{16}$/);
});

test.each(['files', 'apple-health', 'withings2', 'a', 'x'.repeat(40)])('%s is a source id', (text) => {
  expect(isSourceId(text)).toBe(true);
});
test.each(['', 'Files', '2files', 'a--b', '-a', 'a-', 'a_b', 'a b', 'é', 'x'.repeat(41), 'a\n'])(
  '%j is no source id',
  (text) => {
    expect(isSourceId(text)).toBe(false);
  },
);

test('a single machine has one owner', () => {
  expect(localOwner).toEqual({ tenantId: 'local', userId: 'me' });
});
