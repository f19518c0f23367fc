import { strict as assert } from 'node:assert';
import type { ContentHash, LocalDate, PersonProfile } from '@vitalwire/core';
import { anna, importEntry, later, receivedAt, threshold } from '../samples.ts';
import type { Requirements } from '../subject.ts';

const day = (text: string) => text as LocalDate;

export const peopleCases: Requirements = {
  async 'a profile is empty until something is told, then as told'({ people }) {
    assert.deepEqual(await people.profile(anna), { updatedAt: null });
    const profile: PersonProfile = {
      displayName: 'Anna',
      birthYear: 1984,
      sex: 'female',
      timeZone: 'Europe/Berlin',
      updatedAt: receivedAt,
    };
    await people.writeProfile(anna, profile);
    assert.deepEqual(await people.profile(anna), profile);
    await people.writeProfile(anna, { heightMeters: 1.715, updatedAt: receivedAt });
    assert.deepEqual(await people.profile(anna), { heightMeters: 1.715, updatedAt: receivedAt });
  },

  async 'thresholds are kept by metric, sport, day and origin, oldest first'({ people }) {
    const all = [
      threshold({ validFrom: day('2025-03-01'), value: 0.1 + 0.2, detail: null }),
      threshold({ metric: 'weightKilograms', sport: null, validFrom: day('2025-06-01'), value: 70.3 }),
      threshold({ sport: null }),
      threshold({ origin: 'estimate', detail: 'ftp.estimate' }),
      threshold(),
      threshold({ sport: 'running', value: 330 }),
    ];
    await people.writeThresholds(anna, [...all].reverse());
    assert.deepEqual(await people.thresholds(anna), all);
  },

  async 'a later value of the same key replaces the one before'({ people }) {
    const corrected = threshold({ value: 260, recordedAt: later(receivedAt, 5), detail: 'corrected' });
    await people.writeThresholds(anna, [threshold(), threshold({ value: 1 }), corrected]);
    assert.deepEqual(await people.thresholds(anna), [corrected]);
    await people.writeThresholds(anna, []);
    assert.equal((await people.thresholds(anna)).length, 1);
  },

  async 'a threshold is removed whatever its origin, and only that one'({ people }) {
    const kept = [
      threshold({ validFrom: day('2026-01-02') }),
      threshold({ sport: null }),
      threshold({ metric: 'criticalPowerWatts' }),
    ];
    await people.writeThresholds(anna, [threshold(), threshold({ origin: 'source' }), ...kept]);
    const key = { metric: 'ftpWatts', sport: 'cycling', validFrom: day('2026-01-01') } as const;
    assert.equal(await people.removeThreshold(anna, key), true);
    assert.equal(await people.removeThreshold(anna, key), false);
    assert.deepEqual(new Set(await people.thresholds(anna)), new Set(kept));
    assert.equal(await people.removeThreshold(anna, { ...key, sport: null }), true);
  },

  async 'imported files are remembered by their content'({ imports }) {
    assert.equal(await imports.find(anna, 'a'.repeat(64) as ContentHash), null);
    const running = importEntry('a', { state: 'running', position: 'member 7', records: 3 });
    await imports.write(anna, running);
    assert.deepEqual(await imports.find(anna, running.hash), running);
    await imports.write(anna, importEntry('a', { sizeBytes: 5_000_000_000 }));
    await imports.write(anna, importEntry('b', { importedAt: later(receivedAt, -60), state: 'rejected', records: 0 }));
    assert.deepEqual(
      (await imports.list(anna)).map(({ name, sizeBytes, position }) => [name, sizeBytes, position]),
      [
        ['ride-b.fit', 123_456, null],
        ['ride-a.fit', 5_000_000_000, null],
      ],
    );
  },
};
