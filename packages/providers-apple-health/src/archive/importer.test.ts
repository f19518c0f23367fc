import { HealthError, type ImportContext, type ImportSource } from '@vitalwire/core';
import { memoryFolder } from '@vitalwire/provider-kit/archive';
import { describe, expect, it } from 'vitest';
import { document, head, record, sleepRow, utf8, watchDevice, written } from '../__fixtures__/documents.ts';
import { beat, importer, read, steps, xml } from '../__fixtures__/read-export.ts';

describe('recognising', () => {
  it.each([
    ['a document', xml(document(''))],
    ['one with another name', xml(document(''), 'exportación.xml')],
    ['one without a document type', xml('<HealthData locale="de_DE"/>')],
    ['one in UTF-16', xml(new Uint8Array(Buffer.from(`\uFEFF${document('')}`, 'utf16le')))],
    [
      'its folder',
      memoryFolder('apple_health_export', [xml('<ClinicalDocument/>', 'export_cda.xml'), xml(document(''))]),
    ],
    ['a folder that has nothing but it', memoryFolder('x', [memoryFolder('apple_health_export', [xml(document(''))])])],
  ])('knows %s', async (_name, source) => {
    expect(await importer.recognise(source)).toMatchObject({ sentence: 'an export of Apple Health' });
  });

  it.each([
    ['a route', xml('<gpx/>', 'route.gpx')],
    ['a page that speaks of it', xml('<html><p>HealthData</p></html>')],
    ['a clinical document', xml('<ClinicalDocument/>')],
    ['nothing', xml('')],
    [
      'a folder of many things',
      memoryFolder('Downloads', [memoryFolder('apple_health_export', [xml(document(''))]), xml('<gpx/>', 'a.gpx')]),
    ],
    [
      'another vendor’s export',
      memoryFolder('whoop', [xml('Cycle start time,Cycle end time', 'physiological_cycles.csv')]),
    ],
  ])('leaves %s to others', async (_name, source) => {
    expect(await importer.recognise(source)).toBeNull();
  });

  it('refuses what holds none, or two', async () => {
    const two = memoryFolder('both', [xml(document(''), 'a.xml'), memoryFolder('old', [xml(document(''), 'b.xml')])]);
    await expect(read(two)).rejects.toMatchObject({
      code: 'file-invalid',
      message: expect.stringContaining('2 exports'),
    });
    await expect(read(memoryFolder('none', []))).rejects.toMatchObject({
      message: expect.stringContaining('Export All Health Data'),
    });
    await expect(read('<gpx></gpx>')).rejects.toMatchObject({ code: 'file-invalid' });
  });
});

describe('rows', () => {
  it('are a series a day and device, in the units of the metric', async () => {
    const { records, rows } = await read(
      document(
        beat(71, 60, { device: watchDevice, version: '11.2' }) +
          beat(1.2, 120, { device: watchDevice.replace('300123000', 'abc'), version: '11.2', unit: 'count/s' }) +
          beat(0, 180, { device: watchDevice, version: '11.2' }) +
          record({ type: 'OxygenSaturation', unit: '%', value: 0.97, start: 60 }) +
          record({ type: 'BloodGlucose', unit: 'mmol&lt;180.1558800000541&gt;/L', value: 5, start: 60 }) +
          record({ type: 'BodyTemperature', unit: 'degF', value: 98.6, start: 60 }) +
          record({ type: 'DistanceWalkingRunning', unit: 'mi', value: 1, start: 60, seconds: 600 }) +
          record({ type: 'ActiveEnergyBurned', unit: 'kJ', value: 4.184, start: 60, seconds: 60 }),
      ),
    );
    const values = new Map(
      records.map((each) => (each.kind === 'samples' ? [each.metric, each] : [each.kind as never, null])),
    );
    expect(values.get('heartRateBpm')).toMatchObject({
      values: [71, 72],
      offsetSeconds: [0, 60],
      start: '2026-05-01T12:01:00.000Z',
      localDate: '2026-05-01',
      utcOffsetMinutes: null,
      dateBasis: 'assumed-zone',
      provenance: { naturalKey: 'heartRateBpm/apple/Watch6,7/2026-05-01' },
    });
    expect(values.get('oxygenSaturationPercent')?.values).toEqual([97]);
    expect(values.get('glucoseMilligramsPerDeciliter')?.values[0]).toBeCloseTo(90.0779, 4);
    expect(values.get('bodyTemperatureCelsius')?.values[0]).toBeCloseTo(37, 9);
    expect(values.get('distanceMeters')).toMatchObject({ values: [1609.344], durationSeconds: [600] });
    expect(values.get('activeEnergyKilocalories')?.values).toEqual([1]);
    expect(rows.find(({ what }) => what.endsWith('HeartRate'))).toMatchObject({
      read: 3,
      used: 2,
      passedOver: [{ reason: expect.stringContaining('no reading'), rows: 1 }],
    });
  });

  it('lie on the wearer’s day where they name a zone, else on that of the person, else on the phone’s', async () => {
    // 23:30 in Berlin, 06:30 on the next day in Tokyo, 16:30 in Chicago.
    const late = steps(5, 9.5 * 3600);
    const day = async (text: string, changes: Partial<ImportContext> = {}) => {
      const { records, warnings } = await read(document(text), changes);
      return [
        records[0]?.localDate,
        records[0]?.dateBasis,
        records[0]?.utcOffsetMinutes,
        warnings.map(({ code }) => code),
      ];
    };
    expect(await day(late)).toEqual(['2026-05-01', 'assumed-zone', null, []]);
    expect(await day(late, { assumedTimeZone: 'Asia/Tokyo' })).toEqual(['2026-05-02', 'assumed-zone', null, []]);
    expect(await day(late, { assumedTimeZone: null })).toEqual([
      '2026-05-01',
      'assumed-zone',
      null,
      ['time-zone-unknown'],
    ]);
    const named = steps(5, 9.5 * 3600, { zone: 'Asia/Tokyo' });
    expect(await day(named)).toEqual(['2026-05-02', 'recorded', 540, []]);
    expect(await day(steps(5, 9.5 * 3600, { zone: 'Mars/Olympus' }))).toEqual(['2026-05-01', 'assumed-zone', null, []]);
  });

  it('cost themselves', async () => {
    const { records, rejected, rows } = await read(
      document(
        steps(5, 0) +
          steps('many', 60) +
          steps(5, 120, { unit: 'furlong' }) +
          steps(5, 180).replaceAll('2026-05-01', '2026-13-01') +
          steps(5, 240, { seconds: -60 }) +
          steps(5, 300).replace('sourceName="Watch"', 'sourceName="W\u0000atch"') +
          steps(5, 360).replace('HKQuantityTypeIdentifierStepCount', '') +
          beat(5000, 420) +
          steps(7, 480, { seconds: 3 * 86_400 }) +
          steps(7, 40 * 86_400) +
          sleepRow('AsleepDream', 0, 60) +
          record({ type: 'HKCategoryTypeIdentifierSleepAnalysis', value: 5, start: 0, seconds: 60 }),
      ),
    );
    expect(records.filter(({ kind }) => kind === 'samples')).toMatchObject([{ values: [5, 5] }]);
    expect(rejected.map(({ message }) => message)).toEqual([
      expect.stringContaining('not of the sort'),
      expect.stringContaining('"furlong"'),
      expect.stringContaining('no date'),
      expect.stringContaining('ends before'),
      expect.stringContaining('date cannot be right'),
      expect.stringContaining('word that is not known'),
      expect.stringContaining('not of the sort'),
      expect.stringContaining('5000 cannot be right'),
      expect.stringContaining('more than two days'),
    ]);
    expect(rows.find(({ what }) => what === '?')).toMatchObject({ used: 0, passedOver: [{ rows: 1 }] });
  });

  it('of more sources than any phone has are left out, and the rest is there', async () => {
    const rows = Array.from({ length: 20_010 }, (_, i) => beat(60, i, { source: `Watch ${i}` })).join('');
    const { records, rejected, rows: counts } = await read(document(rows));
    expect(records).toHaveLength(20_000);
    expect(counts[0]).toMatchObject({ read: 20_010, used: 20_000, rejected: 10 });
    expect(rejected[0]?.message).toContain('than any phone has');
  });

  it('lists the first twenty of what could not be understood, and counts the rest', async () => {
    const bad = Array.from({ length: 50 }, (_, i) => steps('x', i)).join('');
    const { rejected, rows } = await read(document(bad));
    expect(rejected).toHaveLength(20);
    expect(rows).toMatchObject([{ read: 50, rejected: 50 }]);
  });

  it('count once what stands twice, in a correlation or not', async () => {
    const pressure = record({ type: 'BloodPressureSystolic', unit: 'mmHg', value: 121, start: 0 });
    const alone = record({ type: 'BloodPressureDiastolic', unit: 'mmHg', value: 78, start: 0 });
    const { records } = await read(
      document(
        `${pressure}<Correlation type="HKCorrelationTypeIdentifierBloodPressure">${pressure}${alone}</Correlation>${steps(5, 0)}${steps(5, 0)}`,
      ),
    );
    expect(records.map((each) => (each.kind === 'samples' ? each.values : each))).toMatchObject([
      [5],
      { kind: 'bodyMeasurement', systolicPressureMillimetersOfMercury: 121, diastolicPressureMillimetersOfMercury: 78 },
    ]);
  });

  it('give the same records in any order', async () => {
    const rows = [
      steps(5, 0),
      steps(6, 300),
      beat(60, 0),
      beat(61, 90_000),
      sleepRow('AsleepCore', 36_000, 3600),
      sleepRow('Awake', 39_600, 600),
    ];
    const [one, other] = [await read(document(rows.join(''))), await read(document(rows.toReversed().join('')))];
    expect(other.records).toEqual(one.records);
  });

  it('of the cycle come where they are asked for by name', async () => {
    const flow = record({
      type: 'HKCategoryTypeIdentifierMenstrualFlow',
      value: 'HKCategoryValueMenstrualFlowLight',
      start: 0,
    });
    const none = await read(document(flow));
    expect(none.records).toEqual([]);
    expect(none.rows[0]?.passedOver[0]?.reason).toContain('cycleDay');
    const wanted = { since: null, kinds: new Set(['cycleDay'] as const) };
    expect((await read(document(flow), { wanted })).records).toMatchObject([{ kind: 'cycleDay', flow: 'light' }]);
  });
});

describe('a damaged document', () => {
  const content = document(
    steps(5, 0) +
      sleepRow('AsleepCore', 36_000, 3600, { zone: 'Europe/Berlin' }) +
      beat(61, 60) +
      `<Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="10" durationUnit="min" sourceName="W" startDate="${written(0)}" endDate="${written(600)}"><MetadataEntry key="HKIndoorWorkout" value="1"/></Workout>`,
  );

  it('gives, cut anywhere, what stands before the cut, and says so', async () => {
    const whole = (await read(content)).records.map(({ id }) => id);
    const known = new Set<string>(whole);
    const bytes = utf8(content);
    let most = 0;
    for (let cut = head.length + 27; cut < bytes.byteLength; cut += 7) {
      const { records, warnings } = await read(xml(bytes.subarray(0, cut)));
      expect(records.length).toBeGreaterThanOrEqual(most);
      expect(records.every(({ id }) => known.has(id))).toBe(true);
      most = records.length;
      const isWhole = cut >= bytes.byteLength - 1;
      if (!isWhole) expect(warnings.map(({ code }) => code)).toContain('truncated');
    }
    expect(whole).toHaveLength(4);
  });

  it('gives what comes out of a damaged archive', async () => {
    const broken: ImportSource = {
      ...xml(content),
      open: () =>
        ReadableStream.from(
          (async function* () {
            yield utf8(content).subarray(0, 900);
            throw new HealthError('file-invalid', 'The archive is damaged.', { path: 'a', reason: 'crc' });
          })(),
        ),
    };
    const { records, warnings } = await read(broken);
    expect(records.length).toBeGreaterThan(0);
    expect(warnings[0]).toMatchObject({
      code: 'truncated',
      message: expect.stringContaining('The archive is damaged.'),
    });
  });

  it('is read in UTF-16, and says so', async () => {
    const utf8Records = (await read(content)).records;
    for (const bytes of [
      Buffer.from(`\uFEFF${content}`, 'utf16le'),
      Buffer.from(content, 'utf16le'),
      Buffer.from(`\uFEFF${content}`, 'utf16le').swap16(),
    ]) {
      const { records, warnings } = await read(xml(new Uint8Array(bytes)));
      expect(records).toEqual(utf8Records);
      expect(warnings.map(({ code }) => code)).toContain('encoding');
    }
  });

  it('loses the row whose bytes are no text', async () => {
    const bytes = utf8(document(steps(5, 0) + steps(6, 60, { source: 'XYZ' })));
    const place = Buffer.from(bytes).indexOf('XYZ');
    bytes[place + 1] = 0xff;
    const { records, rejected } = await read(xml(bytes));
    expect(records).toMatchObject([{ values: [5] }]);
    expect(rejected[0]?.message).toContain('UTF-8');
  });

  it('never writes an entity of the document type out', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE HealthData [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(40)}">]><HealthData>${record({ type: 'BodyMass', unit: 'kg', value: 70, start: 0, source: '&b;' })}</HealthData>`;
    const { records } = await read(bomb);
    expect(records[0]?.provenance.naturalKey).toBe('body/app/&b;/2026-05-01T12:00:00Z');
  });

  it('says how many places are no XML', async () => {
    const { warnings, records } = await read(document(`${steps(5, 0)}<Record type="x <Record y>${steps(6, 60)}`));
    expect(records).toMatchObject([{ values: [5, 6] }]);
    expect(warnings).toMatchObject([{ code: 'broken-xml' }]);
  });
});
