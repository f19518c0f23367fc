import { describe, expect, it } from 'vitest';
import { columnsOf } from './columns.ts';

/** The header of 2026 up to the exertion. */
const english =
  'Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Max Heart Rate,Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,Athlete Weight,Bike Weight,Elapsed Time,Moving Time,Distance,Max Speed,Average Speed,Elevation Gain,Elevation Loss,Elevation Low,Elevation High,Max Grade,Average Grade,Average Positive Grade,Average Negative Grade,Max Cadence,Average Cadence,Max Heart Rate,Average Heart Rate,Max Watts,Average Watts,Calories,Max Temperature,Average Temperature,Relative Effort,Total Work,Number of Runs,Uphill Time,Downhill Time,Other Time,Perceived Exertion'.split(
    ',',
  );
/** Another language, of which nothing is known but which names are the same. */
const foreign = (header: readonly string[]) => header.map((name) => [...name].reverse().join(''));

describe('the columns of the list', () => {
  it('are told by their places where their names are not known', () => {
    const { exertion, workJoules, ...told } = columnsOf(english) ?? {};
    expect([columnsOf(foreign(english)), exertion]).toEqual([told, english.length - 1]);
    const old = english.filter((_, i) => i !== 7 && i !== 10);
    expect(columnsOf(foreign(old))).toEqual({ ...columnsOf(old), exertion: undefined, workJoules: undefined });
    expect(columnsOf(old)?.privateNote).toBeUndefined();
  });

  it('are found by name where new ones were put in between', () => {
    for (let at = 0; at <= english.length; at++) {
      const columns = columnsOf(english.toSpliced(at, 0, 'New Thing'));
      const shifted = (place = -1) => (place >= at ? place + 1 : place);
      const known = Object.entries(columnsOf(english) ?? {}).map(([field, place]) => [field, shifted(place)]);
      expect(columns).toEqual(Object.fromEntries(known));
    }
  });

  it('are never taken for others where a new one was put into a language that is not known', () => {
    const known = columnsOf(english) ?? {};
    for (let at = 8; at <= english.length; at++) {
      const columns = columnsOf(foreign(english).toSpliced(at, 0, 'gnihT weN')) ?? {};
      for (const [field, place] of Object.entries(columns)) {
        const own = known[field as keyof typeof known] ?? -1;
        expect([at, field, place]).toEqual([at, field, own >= at ? own + 1 : own]);
      }
    }
  });

  it('of 2018 are told by all of their names', () => {
    const header = 'id,date,name,type,description,elapsed_time,distance,commute,gear,filename'.split(',');
    expect(columnsOf(header)).toMatchObject({ id: 0, date: 1, roundedElapsed: 5, distance: 6, file: 9 });
    expect(columnsOf(header.slice(0, -1))).toBeNull();
    expect(columnsOf([...header, 'kudos'])).toBeNull();
  });

  it.each([[[]], [['Activity ID']], [['a', 'b', 'c', 'd', 'e', 'f', 'f', 'g', 'h', 'i', 'f', 'j', 'f']]])(
    '%j are those of no list',
    (header) => {
      expect(columnsOf(header)).toBeNull();
    },
  );
});
