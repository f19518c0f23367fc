import { instantOf } from '@vitalwire/core';
import { memorySource } from '@vitalwire/provider-kit/archive';
import { type Imported, importWhole } from '@vitalwire/provider-kit/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHevyArchiveImporter, createStrongArchiveImporter } from './index.ts';
import { readWrittenTime } from './written-time.ts';

const hevyHeader =
  'title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,weight_kg,reps,distance_km,duration_seconds,rpe';
const strongHeader =
  'Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes;Workout Duration';

const hevy = async (...rows: readonly string[]): Promise<Imported> =>
  importWhole(
    createHevyArchiveImporter(),
    memorySource('h.csv', new TextEncoder().encode([hevyHeader, ...rows].join('\n'))),
  );
const strong = async (...rows: readonly string[]): Promise<Imported> =>
  importWhole(
    createStrongArchiveImporter(),
    memorySource('s.csv', new TextEncoder().encode([strongHeader, ...rows].join('\n'))),
  );

describe('Hevy', () => {
  it('knows kinds of sets, supersets, distances, times, remarks and effort', async () => {
    const at = '"Push","18 sept. 2026, 17:31","18 sept. 2026, 18:20"';
    const { records, counts } = await hevy(
      `${at},"Good day",Bench Press (Barbell),0,"wide, grip",0,warmup,40,10,,,`,
      `${at},"Good day",Bench Press (Barbell),0,"wide, grip",1,failure,80,5,,,9.5`,
      `${at},"Good day",Row (Cable),0,,0,dropset,30,12,,,`,
      `${at},"Good day",Plank,,,0,regular,,,,60,`,
      `${at},"Good day",Treadmill,,,0,normal,,,2.5,900,`,
      `${at},"Good day",Squat,,,0,normal,,,,,`,
      `"Legs","19 sept. 2026, 07:00","",,Squat,,"=1+1",0,normal,,,,,`,
    );
    const [session, legs] = records;
    expect(session).toMatchObject({
      name: 'Push',
      start: '2026-09-18T15:31:00.000Z',
      end: '2026-09-18T16:20:00.000Z',
      localDate: '2026-09-18',
      utcOffsetMinutes: null,
      notes: 'Good day\nBench Press (Barbell): wide, grip\nSuperset: Bench Press (Barbell) + Row (Cable)',
      sets: [
        { type: 'warmup', exercise: 'Bench Press (Barbell)', repetitions: 10, weightKilograms: 40 },
        {
          type: 'failure',
          exercise: 'Bench Press (Barbell)',
          repetitions: 5,
          weightKilograms: 80,
          perceivedExertion: 9.5,
        },
        { type: 'drop', exercise: 'Row (Cable)', repetitions: 12, weightKilograms: 30 },
        { type: 'active', exercise: 'Plank', durationSeconds: 60 },
        { type: 'active', exercise: 'Treadmill', distanceMeters: 2500, durationSeconds: 900 },
      ],
    });
    expect(legs).toMatchObject({ end: null, sets: [], notes: 'Squat: =1+1' });
    expect(counts['workouts.csv']).toEqual({ read: 7, used: 7, rejected: 0, passedOver: 0 });
  });

  it('joins rows of one session that stand apart, and keeps two sessions of one day', async () => {
    const row = (time: string, index: number) => `A,"${time}",,,Squat,,,${index},normal,100,${5 + index},,,`;
    const { records } = await hevy(
      row('2 Mar 2026, 08:00', 0),
      row('2 Mar 2026, 18:00', 0),
      row('2 Mar 2026, 08:00', 1),
    );
    expect(records.map((record) => (record.kind === 'strengthSession' ? record.sets.length : 0))).toEqual([2, 1]);
  });

  it.each([
    ['a day that is none', 'A,"31 Feb 2026, 08:00",,,Squat,,,0,normal,100,5,,,', 'is no start time'],
    ['a month that is none', 'A,"3 Foo 2026, 08:00",,,Squat,,,0,normal,100,5,,,', 'is no start time'],
    ['a date that can be read in two ways', 'A,"03/04/2026, 08:00",,,Squat,,,0,normal,100,5,,,', 'is no start time'],
    ['a weight that is text', 'A,"3 Mar 2026, 08:00",,,Squat,,,0,normal,heavy,5,,,', 'weight_kg'],
    ['no exercise', 'A,"3 Mar 2026, 08:00",,,,,,0,normal,100,5,,,', 'is no exercise'],
    ['a row cut short', 'A,"3 Mar 2026, 08:00",,,Squat', 'cells where the header has 14'],
  ])('%s costs its row', async (_name, odd, message) => {
    const { records, rejected } = await hevy(odd, 'B,"3 Mar 2026, 08:00",,,Squat,,,0,normal,100,5,,,');
    expect([records.length, rejected.length, rejected[0]?.message]).toEqual([1, 1, expect.stringContaining(message)]);
  });
});

describe('Strong', () => {
  it('takes zeros as absent, units by row, commas as decimal and remarks as remarks', async () => {
    const { records, counts } = await strong(
      '2026-03-01 10:00:00;Push;Bench Press (Barbell);W;40;kg;10;;0;;0;;;1h 10m',
      '2026-03-01 10:00:00;Push;Bench Press (Barbell);1;102,058;kg;8;8,5;0;;0;slow;"strong; day";1h 10m',
      '2026-03-01 10:00:00;Push;Deadlift;F;225;lbs;3;;0;mi.;0;;;1h 10m',
      '2026-03-01 10:00:00;Push;Run;1;0.0;lbs;0.0;;1;mi.;600;;;1h 10m',
      '2026-03-01 10:00:00;Push;Plank;1;0;kg;0;;0;;0;;;1h 10m',
      '2026-03-01 10:00:00;Push;Plank;Note;;;;;;;;hold it;;1h 10m',
    );
    expect(records[0]).toMatchObject({
      end: '2026-03-01T10:10:00.000Z',
      notes: 'strong; day\nBench Press (Barbell): slow\nPlank: hold it',
      sets: [
        { type: 'warmup', weightKilograms: 40, repetitions: 10 },
        { type: 'active', weightKilograms: 102.058, repetitions: 8, perceivedExertion: 8.5 },
        { type: 'failure', weightKilograms: 225 * 0.45359237, repetitions: 3 },
        { type: 'active', distanceMeters: 1609.344, durationSeconds: 600 },
      ],
    });
    expect(counts['strong.csv']).toEqual({ read: 6, used: 5, rejected: 0, passedOver: 1 });
  });

  it('reads the German header', async () => {
    const german = `Datum;Workout-Name;Name der Übung;Reihenfolge festlegen;Gewicht;Wiederh.;RPE;Entfernung;Sekunden;Notizen;Workout-Notizen;Dauer
2026-03-01 10:00:00;Drücken;Kniebeuge (Langhantel);1;0;5;;0;0;;;45m`;
    const importer = createStrongArchiveImporter();
    const { records } = await importWhole(importer, memorySource('s.csv', new TextEncoder().encode(german)));
    expect(records[0]).toMatchObject({
      name: 'Drücken',
      sets: [{ exercise: 'Kniebeuge (Langhantel)', repetitions: 5 }],
    });
  });

  // Headers of exports that people made public: French of 2023, Portuguese, and the form of 2016.
  it.each([
    [
      'French',
      "Date,Nom de l'entraînement,Durée,Nom de l'exercice,Ordre de la série,Poids,Réps,Distance,Secondes,Notes,Notes d'entraînement,RPE",
      '2026-03-01 10:00:00,"Dos",1h 2min,"Bench Press (Dumbbell)",1,45.0,8,2.5,600,"","fort",',
      '2026-03-01T11:02:00.000Z',
    ],
    [
      'Portuguese',
      'Data,Nome do treino,Duração,Nome do exercício,Ordem da série,Peso,Reps,Distância,Segundos,Notas,Notas do treino,RPE',
      '2026-03-01 10:00:00,"Dos",1h 2min,"Bench Press (Dumbbell)",1,45.0,8,2.5,600,"","fort",',
      '2026-03-01T11:02:00.000Z',
    ],
    [
      'kilograms and kilometres as names of columns',
      'Date,Workout Name,Exercise Name,Set Order,kg,Reps,km,Seconds,Notes',
      '2026-03-01 10:00:00,Dos,"Bench Press (Dumbbell)",0,45.0,8,2.5,600,',
      null,
    ],
  ])('reads the header: %s', async (_name, header, row, end) => {
    const source = memorySource('s.csv', new TextEncoder().encode(`${header}\n${row}`));
    const importer = createStrongArchiveImporter();
    expect((await importer.recognise(source))?.confidence).toBe(0.95);
    const context = { assumedTimeZone: 'UTC', assumedUnits: 'metric' } as const;
    const { records, rejected } = await importWhole(importer, source, context);
    expect(rejected).toEqual([]);
    expect(records[0]).toMatchObject({
      name: 'Dos',
      end,
      sets: [
        {
          exercise: 'Bench Press (Dumbbell)',
          weightKilograms: 45,
          repetitions: 8,
          distanceMeters: 2500,
          durationSeconds: 600,
        },
      ],
    });
  });

  it('a unit that nobody knows costs its row', async () => {
    const { rejected } = await strong('2026-03-01 10:00:00;Push;Row;1;40;stone;10;;0;;0;;;');
    expect(rejected[0]?.message).toContain('"stone" is no unit of weight');
  });
});

describe('written times', () => {
  it.each([
    ['22 Oct 2024, 18:21', '2024-10-22T18:21:00.000'],
    ['3 févr. 2026, 18:30', '2026-02-03T18:30:00.000'],
    ['7 de ago. de 2026 08:27', '2026-08-07T08:27:00.000'],
    ['Oct 22, 2024, 6:21\u202fPM', '2024-10-22T18:21:00.000'],
    ['22 Oct 2024, 12:05 AM', '2024-10-22T00:05:00.000'],
    ['2024-11-05 18:30:00', '2024-11-05T18:30:00.000'],
    ['2024-11-05T18:30', '2024-11-05T18:30:00.000'],
  ])('%s', (text, local) => {
    expect(readWrittenTime(text, 'time')).toEqual({ type: 'local', local });
  });

  it('every minute reads back in every language that writes the day first', () => {
    const minutes = fc.integer({ min: 20_000_000, max: 32_000_000 });
    fc.assert(
      fc.property(minutes, fc.constantFrom('en-GB', 'fr', 'es', 'it', 'de', 'nl', 'sv'), (minute, language) => {
        const instant = instantOf(minute * 60_000);
        const month = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', timeZone: 'UTC' })
          .formatToParts(minute * 60_000)
          .find(({ type }) => type === 'month')?.value;
        const text = `${Number(instant.substring(8, 10))} ${month} ${instant.substring(0, 4)}, ${instant.substring(11, 16)}`;
        expect(readWrittenTime(text, 'time')).toEqual({ type: 'local', local: `${instant.substring(0, 16)}:00.000` });
      }),
      { numRuns: 200, seed: 5 },
    );
  });
});
