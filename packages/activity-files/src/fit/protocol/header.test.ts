import { describe, expect, it } from 'vitest';
import { damageCodes, onlySession, valuesOf } from '../../../test/columns.ts';
import { activityFileId, fitFile, fitFileWith, heartRateRecords, session, someTime } from '../../../test/fit-bytes.ts';
import { decodeFit } from '../decode-fit.ts';

const content = [activityFileId(), heartRateRecords(someTime, [100, 101, 102]), session(someTime, someTime + 2)];
const rates = [100, 101, 102];

function withByte(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = value;
  return copy;
}

describe('file header', () => {
  it.each([12, 14] as const)('may be %i bytes long', (headerBytes) => {
    const file = decodeFit(fitFileWith({ headerBytes }, ...content));
    expect(file.damage).toEqual([]);
    expect(valuesOf(onlySession(file), 'heartRateBpm')).toEqual(rates);
  });

  it('with checksum 0 has none', () => {
    const bytes = fitFileWith({ headerBytes: 12 }, ...content);
    const header = [14, ...bytes.slice(1, 12), 0, 0];
    const file = decodeFit(Uint8Array.from([...header, ...bytes.slice(12, -2), ...bytes.slice(-2)]));
    expect(damageCodes(file)).toEqual(['checksum-mismatch']);
    expect(file.damage[0]?.byteOffset).toBeGreaterThan(14);
  });

  it('with a wrong checksum is reported at its place', () => {
    const file = decodeFit(withByte(fitFile(...content), 12, 0x55));
    expect(file.damage).toContainEqual(expect.objectContaining({ code: 'checksum-mismatch', byteOffset: 12 }));
    expect(valuesOf(onlySession(file), 'heartRateBpm')).toEqual(rates);
  });

  it('with a wrong length is overruled by the checksum at the end', () => {
    for (const statedBytes of [0, 0xffffffff, 20, 5000]) {
      const bytes = fitFile(...content);
      new DataView(bytes.buffer).setUint32(4, statedBytes, true);
      const file = decodeFit(bytes);
      expect(damageCodes(file)).toContain('header-invalid');
      expect(damageCodes(file)).not.toContain('truncated');
      expect(valuesOf(onlySession(file), 'heartRateBpm')).toEqual(rates);
    }
  });

  it('of a device that lost power before it wrote the length is read to the end', () => {
    const whole = fitFileWith({ statedBytes: 0 }, ...content);
    const file = decodeFit(whole.subarray(0, whole.length - 2));
    expect(damageCodes(file)).toEqual(['header-invalid']);
    expect(valuesOf(onlySession(file), 'heartRateBpm')).toEqual(rates);
  });

  it('with a wrong size of its own is measured by what follows it', () => {
    const file = decodeFit(withByte(fitFile(...content), 0, 6));
    expect(damageCodes(file)).toContain('header-invalid');
    expect(valuesOf(onlySession(file), 'heartRateBpm')).toEqual(rates);
  });

  it('with one wrong letter in its signature is still believed', () => {
    const file = decodeFit(withByte(fitFile(...content), 9, 0x47));
    expect(damageCodes(file)).toContain('header-invalid');
    expect(valuesOf(onlySession(file), 'heartRateBpm')).toEqual(rates);
  });

  it('is followed by stray bytes when the file goes on behind its end', () => {
    const file = decodeFit(Uint8Array.from([...fitFile(...content), 10, 13, 10]));
    expect(file.damage).toEqual([
      {
        code: 'stray-bytes',
        message: '3 bytes behind the end of the file belong to nothing.',
        byteOffset: fitFile(...content).length,
      },
    ]);
  });
});
