import { createHash } from 'node:crypto';
import { HealthError, type SealedPlace, type TenantId } from '@vitalwire/core';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { memoryStorage } from '../memory/index.ts';
import { receivedAt } from '../testing/samples.ts';
import { createSeal, dataKeyOf, masterKeyId } from './index.ts';

const north = 'north' as TenantId;
const place: SealedPlace = { table: 'vendor_grant', row: 'anna garmin', column: 'sealed' };
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const secret = new TextEncoder().encode('refresh-token');
const master = (seed: number) => new Uint8Array(32).fill(seed);

let keys: ReturnType<typeof memoryStorage>['keys'];
let drawn: number;
/** Every run draws the same, no two draws alike. */
const randomBytes = (count: number) =>
  new Uint8Array(createHash('sha512').update(String(drawn++)).digest()).slice(0, count);
const sealUnder = (masterKey: Uint8Array, formerMasterKeys: readonly Uint8Array[] = []) =>
  createSeal({ keys, masterKey, formerMasterKeys, now: () => receivedAt, randomBytes });
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => (HealthError.is(error) ? error.code : String(error)),
  );

beforeEach(() => {
  keys = memoryStorage().keys;
  drawn = 0;
});

describe('a sealed secret', () => {
  test('opens in its place, under the same master, in another process', async () => {
    const sealed = await sealUnder(master(1)).seal(north, place, secret);
    expect(text(await sealUnder(master(1)).open(north, place, sealed))).toBe('refresh-token');
    expect(Buffer.from(sealed).includes('refresh')).toBe(false);
  });

  test('differs each time', async () => {
    const seal = sealUnder(master(1));
    expect(await seal.seal(north, place, secret)).not.toEqual(await seal.seal(north, place, secret));
    expect(await keys.list(north)).toHaveLength(1);
  });

  test.each<[string, Partial<SealedPlace>]>([
    ['table', { table: 'other' }],
    ['row', { row: 'ben garmin' }],
    ['column', { column: 'other' }],
  ])('does not open in another %s', async (_, other) => {
    const seal = sealUnder(master(1));
    const sealed = await seal.seal(north, place, secret);
    expect(await codeOf(seal.open(north, { ...place, ...other }, sealed))).toBe('secret-unreadable');
  });

  test('does not open for another tenant, under another master, or when a bit was changed', async () => {
    const seal = sealUnder(master(1));
    const sealed = await seal.seal(north, place, secret);
    await seal.seal('south' as TenantId, place, secret);
    expect(await codeOf(seal.open('south' as TenantId, place, sealed))).toBe('secret-unreadable');
    expect(await codeOf(sealUnder(master(2)).open(north, place, sealed))).toBe('secret-unreadable');
    for (let bit = 0; bit < sealed.byteLength * 8; bit += 3) {
      const changed = sealed.slice();
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(await codeOf(seal.open(north, place, changed)), `bit ${bit}`).toBe('secret-unreadable');
    }
  });

  test('of any bytes comes back, and any other bytes are refused', async () => {
    const seal = sealUnder(master(1));
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect(await seal.open(north, place, await seal.seal(north, place, bytes))).toEqual(bytes);
        expect(await codeOf(seal.open(north, place, bytes))).toBe('secret-unreadable');
      }),
      { numRuns: 50, seed: 1 },
    );
  });
});

describe('turning keys over', () => {
  test('a new data key seals, the one before opens still, and a secret moves over', async () => {
    const seal = sealUnder(master(1));
    const before = await seal.seal(north, place, secret);
    const id = await seal.rotate(north);
    expect((await keys.list(north)).map(({ state }) => state).sort()).toEqual(['active', 'retired']);
    expect(text(await seal.open(north, place, before))).toBe('refresh-token');
    const after = await seal.reseal(north, place, before);
    expect(Buffer.from(after).includes(id)).toBe(true);
    expect(await seal.reseal(north, place, after)).toBe(after);
    for (const key of await keys.list(north)) if (key.state === 'retired') await keys.remove(north, key.id);
    expect(text(await sealUnder(master(1)).open(north, place, after))).toBe('refresh-token');
    expect(await codeOf(sealUnder(master(1)).open(north, place, before))).toBe('secret-unreadable');
  });

  test('a new master takes over without touching a secret', async () => {
    const old = sealUnder(master(1));
    const first = await old.seal(north, place, secret);
    await old.rotate(north);
    const second = await old.seal(north, place, secret);
    const next = sealUnder(master(2), [master(1)]);
    expect(text(await next.open(north, place, first))).toBe('refresh-token');
    expect(await next.rewrap(north)).toBe(2);
    expect(await next.rewrap(north)).toBe(0);
    const alone = sealUnder(master(2));
    for (const sealed of [first, second]) expect(text(await alone.open(north, place, sealed))).toBe('refresh-token');
    expect((await keys.list(north)).map(({ state }) => state)).toContain('active');
    expect(await codeOf(sealUnder(master(1)).open(north, place, first))).toBe('secret-unreadable');
  });

  test('the name of a master gives nothing of it away, and a short one is refused', () => {
    expect(masterKeyId(master(1))).toMatch(/^master_[0-9a-f]{16}$/);
    expect(masterKeyId(master(1))).not.toBe(masterKeyId(master(2)));
    expect(() => masterKeyId(new Uint8Array(16))).toThrow('32 bytes');
  });

  test('a process that runs on meets the new master, and makes no key under the old one', async () => {
    let ring = { present: master(1), former: [] as Uint8Array[] };
    const running = createSeal({
      keys,
      masterKey: master(1),
      readMasterKeys: async () => ring,
      now: () => receivedAt,
      randomBytes,
    });
    const sealed = await running.seal(north, place, secret);
    ring = { present: master(2), former: [master(1)] };
    expect(await sealUnder(master(2), [master(1)]).rewrap(north)).toBe(1);
    ring = { present: master(2), former: [] };
    await running.rotate(north);
    expect((await keys.list(north)).map(({ masterKeyId: under }) => under)).toEqual([
      masterKeyId(master(2)),
      masterKeyId(master(2)),
    ]);
    expect(text(await running.open(north, place, sealed))).toBe('refresh-token');
    const another = await running.seal(north, place, secret);
    expect(text(await sealUnder(master(2)).open(north, place, another))).toBe('refresh-token');
  });

  test('a data key made by another process in the middle of a change of the master is changed, too', async () => {
    await sealUnder(master(1)).seal(north, place, secret);
    let meanwhile = 1;
    let late: Uint8Array | null = null;
    const racing: typeof keys = {
      ...keys,
      async exchange(...call) {
        if (meanwhile-- > 0) {
          await sealUnder(master(1)).rotate(north);
          late = await sealUnder(master(1)).seal(north, place, secret);
        }
        return keys.exchange(...call);
      },
    };
    const changing = createSeal({
      keys: racing,
      masterKey: master(2),
      formerMasterKeys: [master(1)],
      now: () => receivedAt,
      randomBytes,
    });
    expect(await changing.rewrap(north)).toBe(2);
    expect(text(await sealUnder(master(2)).open(north, place, late ?? new Uint8Array()))).toBe('refresh-token');
  });

  test('two that seal for the first time at once use one key', async () => {
    const [one, two] = [sealUnder(master(1)), sealUnder(master(1))];
    const sealed = await Promise.all([one.seal(north, place, secret), two.seal(north, place, secret)]);
    expect(await keys.list(north)).toHaveLength(1);
    for (const each of sealed) expect(text(await sealUnder(master(1)).open(north, place, each))).toBe('refresh-token');
  });

  test('names the data key that sealed', async () => {
    const sealed = await sealUnder(master(1)).seal(north, place, secret);
    expect((await keys.list(north)).map(({ id }) => id)).toEqual([dataKeyOf(sealed)]);
    expect(() => dataKeyOf(Uint8Array.of(1, 2, 3))).toThrow('cannot be opened');
  });
});
