import { HealthError } from '@vitalwire/core';
import { describe, expect, it } from 'vitest';
import { testData } from '../test/fuzz-corpus.ts';
import { readActivityFile } from './read-activity-file.ts';
import { recogniseActivityFile } from './recognise.ts';

const fit = testData('ride-short-edge820.fit');
const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const gpx = encode(`<?xml version="1.0" encoding="UTF-8"?>
<!-- ${'x'.repeat(3000)} -->
<gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1"><trk><type>running</type><trkseg>
<trkpt lat="47.1" lon="8.2"><time>2024-06-01T06:30:00Z</time></trkpt>
<trkpt lat="47.2" lon="8.3"><time>2024-06-01T06:31:00Z</time></trkpt></trkseg></trk></gpx>`);
const tcx =
  encode(`\n <TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"><Activities>
<Activity Sport="Biking"><Id>2024-06-01T06:30:00Z</Id><Lap StartTime="2024-06-01T06:30:00Z"><TotalTimeSeconds>60</TotalTimeSeconds>
<Track><Trackpoint><Time>2024-06-01T06:30:00Z</Time><HeartRateBpm><Value>120</Value></HeartRateBpm></Trackpoint></Track></Lap>
</Activity></Activities></TrainingCenterDatabase>`);

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe('readActivityFile', () => {
  it.each([
    ['fit', fit, 'cycling'],
    ['gpx', gpx, 'running'],
    ['tcx', tcx, 'cycling'],
  ] as const)('reads %s from bytes, blob, stream and pieces of any size', async (format, bytes, sport) => {
    const whole = await readActivityFile(bytes);
    expect([whole.format, whole.sessions[0]?.sport]).toEqual([format, sport]);
    const blob = new Blob([Uint8Array.from(bytes)]);
    expect(await readActivityFile(blob)).toEqual(whole);
    expect(await readActivityFile(blob.stream())).toEqual(whole);
    for (const size of [1, 7, 1000]) expect(await readActivityFile(pieces(bytes, size))).toEqual(whole);
  });

  it('refuses what is none of them with what it is', async () => {
    const error = await readActivityFile(encode('{"error":"expired"}'), { path: 'ride.fit' }).catch(
      (reason: unknown) => reason,
    );
    expect(HealthError.is(error) && [error.code, error.message]).toEqual([
      'file-unrecognised',
      'This is an error message of an API, not a FIT, TCX or GPX file: fetch the activity again.',
    ]);
    await expect(readActivityFile(new Uint8Array(0))).rejects.toMatchObject({ code: 'file-unrecognised' });
  });

  it('stops at its limit, whichever way the bytes come', async () => {
    for (const input of [fit, new Blob([Uint8Array.from(fit)]), pieces(fit, 100)]) {
      await expect(readActivityFile(input, { maximumBytes: 4000 })).rejects.toMatchObject({ code: 'too-large' });
    }
  });

  it('lets go of a stream that it does not want', async () => {
    let cancelled = false;
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(encode('no activity at all, just words, '.repeat(100))),
      cancel: () => {
        cancelled = true;
      },
    });
    await expect(readActivityFile(stream)).rejects.toMatchObject({ code: 'file-unrecognised' });
    expect(cancelled).toBe(true);
  });
});

describe('recogniseActivityFile', () => {
  it('goes by content', () => {
    expect(recogniseActivityFile(fit)).toEqual({ format: 'fit', confidence: 1, message: 'This is a FIT file.' });
    expect(recogniseActivityFile(gpx).format).toBe('gpx');
    expect(recogniseActivityFile(tcx).format).toBe('tcx');
    expect(recogniseActivityFile(encode('<tcx:TrainingCenterDatabase>')).format).toBe('tcx');
    expect(recogniseActivityFile(encode('\ufeff<gpx>')).format).toBe('gpx');
  });

  it('is less sure of a damaged header', () => {
    const damaged = fit.slice();
    damaged[9] = 0x47;
    expect(recogniseActivityFile(damaged)).toMatchObject({ format: 'fit', confidence: 0.5 });
  });

  it('knows what it is not', () => {
    expect(recogniseActivityFile(encode('<kml/>'))).toMatchObject({ format: null, confidence: 0 });
    expect(recogniseActivityFile(encode('<!-- never closed'))).toMatchObject({ format: null });
    expect(recogniseActivityFile(fit.subarray(0, 11))).toMatchObject({ format: null });
  });
});
