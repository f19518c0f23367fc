import { memoryFolder, memorySource } from '@vitalwire/provider-kit/archive';
import { type Imported, importWhole } from '@vitalwire/provider-kit/testing';
import { describe, expect, it } from 'vitest';
import { createStravaArchiveImporter } from './index.ts';

const importer = createStravaArchiveImporter();

function read(list: string): Promise<Imported> {
  const source = memorySource('x/activities.csv', new TextEncoder().encode(list));
  return importWhole(importer, memoryFolder('x', [source]), { assumedTimeZone: 'Europe/Amsterdam' });
}

describe('lists as genuine exports have them', () => {
  it('of 2018: ten columns, ISO times in UTC, metres', async () => {
    const { records, counts } = await read(
      'id,date,name,type,description,elapsed_time,distance,commute,gear,filename\n' +
        '193,2014-09-12 16:54:28,Evening Ride,Ride,,9462,43057.4,false,Old bike,activities/193.gpx\n' +
        '194,2014-10-02 04:00:55,Swim,Swim,"a\nb",1800,900.0,false,,\n',
    );
    expect(counts.activities).toEqual({ read: 2, used: 2, rejected: 0, passedOver: 0 });
    expect(records).toMatchObject([
      {
        start: '2014-09-12T16:54:28.000Z',
        sport: 'cycling',
        elapsedSeconds: 9462,
        distanceMeters: 43_057.4,
        sensors: [{ product: 'Old bike' }],
      },
      { start: '2014-10-02T04:00:55.000Z', sport: 'pool_swimming', distanceMeters: 900 },
      { kind: 'note', text: 'a\nb' },
    ]);
  });

  it('in Dutch: decimal commas, the mean of the cadence before its maximum, exertion', async () => {
    const header =
      'Activiteits-ID,Datum van activiteit,Naam activiteit,Activiteitstype,Beschrijving van activiteit,Verstreken tijd,Afstand,Vergelijkbare poging,Forenzenrit,Uitrusting voor activiteit,Bestandsnaam,Gewicht sporter,Gewicht fiets,Verstreken tijd,Beweegtijd,Afstand,Max. snelheid,Gemiddelde snelheid,Hoogteverschil,Hoogteverlies,Kleinste hoogte,Grootste hoogte,Max. stijgingspercentage,Gemiddeld stijgingspercentage,Gemiddeld positief stijgingspercentage,Gemiddeld negatief stijgingspercentage,Gemiddelde cadans,Max. cadans,Max. hartslag,Gemiddelde hartslag,Maximaal wattage,Gemiddeld wattage,Calorieën,Maximale temperatuur,Gemiddelde temperatuur,Vergelijkbare poging,Totale arbeid,Aantal hardloopsessies,Tijd bergop,Tijd bergaf,Andere tijd,Ervaren inspanning';
    const row =
      '7,23 mei 2017 15:52:12,Middagloop,Hardloopsessie,,1459,"4,73",,false,,activities/7.gpx,0.0,,1459.0,1451.0,4731.5,4.9,3.2,28.7,20,16.0,24.0,23.4,0.0,,,80,88,171,150,,,301,,,,,,,,,5.0';
    const { records } = await read(`${header}\n${row}\n`);
    expect(records).toMatchObject([
      {
        start: '2017-05-23T15:52:12.000Z',
        sport: 'running',
        distanceMeters: 4731.5,
        averageCadenceRpm: 80,
        maximumCadenceRpm: 88,
        averageHeartRateBpm: 150,
        maximumHeartRateBpm: 171,
        energyKilocalories: 301,
        feel: { perceivedExertionCr10: 5 },
      },
    ]);
  });

  it('with the maximum of the heart rate before the file alone, as rows of years ago have it', async () => {
    const behind =
      'Athlete Weight,Bike Weight,Elapsed Time,Moving Time,Distance,Max Speed,Average Speed,Elevation Gain,Elevation Loss,Elevation Low,Elevation High,Max Grade,Average Grade,Average Positive Grade,Average Negative Grade,Max Cadence,Average Cadence,Max Heart Rate,Average Heart Rate,Max Watts,Average Watts,Calories,Max Temperature,Average Temperature,Relative Effort,Total Work';
    const header = `Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Max Heart Rate,Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,${behind}`;
    const before = '"Apr 16, 2023, 3:21:51 AM",A,Run,,1800,6.32';
    const rows = [
      `7,${before},159.0,8.0,false,,,activities/7.gpx,,,1800.0,1790.0,6325.6,4,3.5,10,,,,,,,,,80,,151.5,,306.0,400,,,8.0,833173.0`,
      `8,${before},159.0,8.0,false,,,#error#,,,1800.0,1790.0,6325.6,4,3.5,10,,,,,,,,,80,160.0,151.5,,,400,,,8.0,`,
      `9,${before},,,false,,,,,,1800.0,1790.0,6325.6,4,3.5,10,,,,,,,,,80,,,,,400,,,,`,
    ];
    const heart = [
      { maximumHeartRateBpm: 159, averageHeartRateBpm: 151.5, workKilojoules: 833.173 },
      { maximumHeartRateBpm: 160 },
      { distanceMeters: 6325.6 },
    ];
    const { records } = await read(`${header}\n${rows.join('\n')}\n`);
    expect(records).toMatchObject(heart);
    expect(records[2]).not.toHaveProperty('maximumHeartRateBpm');
    const foreign = header.split(',').map((name, _, all) => `x${all.indexOf(name)}`);
    expect((await read(`${foreign.join(',')}\n${rows.join('\n')}\n`)).records).toMatchObject([
      { maximumHeartRateBpm: 159, averageHeartRateBpm: 151.5 },
      { maximumHeartRateBpm: 160 },
      { distanceMeters: 6325.6 },
    ]);
  });

  it('without any recording say so once', async () => {
    const rows = Array.from(
      { length: 5 },
      (_, i) => `${i + 1},2014-09-12 16:54:28,A,Ride,,60,100,false,,activities/${i}.gpx`,
    );
    const { warnings } = await read(
      `id,date,name,type,description,elapsed_time,distance,commute,gear,filename\n${rows.join('\n')}\n`,
    );
    expect(warnings.map(({ code }) => code)).toEqual(['recordings-missing']);
  });
});
