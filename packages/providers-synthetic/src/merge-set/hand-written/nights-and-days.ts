import { type HandWrittenCase, saw, sleep, totals, weight } from './notation.ts';

const nap = { fields: { nap: true } } as const;
const kg = (weightKilograms: number) => ({ fields: { weightKilograms } });
const steps = (count: number) => ({ fields: { steps: count } });

export const nightsAndDays: readonly HandWrittenCase[] = [
  {
    thread: 'the-momentum/open-wearables#566',
    what: 'one night of one source twice: 12:31 to 6:14, and 5:31 to 6:14 inside of it',
    offsetMinutes: 60,
    events: [sleep('00:31', 343, [saw('phone', '00:31', 343), saw('phone', '05:31', 43, { piece: true })])],
  },
  {
    thread: 'ryanbr/noop#459',
    what: 'a ring and a strap during the change from one to the other',
    offsetMinutes: 60,
    events: [sleep('<23:10', 440, [saw('ring', '<23:05', 452), saw('strap', '<23:22', 431)])],
  },
  {
    thread: 'CodeWithCJ/SparkyFitness#2033',
    what: 'after travel one source counts the night for the evening before',
    offsetMinutes: 540,
    events: [sleep('<22:50', 465, [saw('watch', '<22:50', 465), saw('ring', '<23:02', 450, { dayOff: -1 })])],
  },
  {
    thread: 'CodeWithCJ/SparkyFitness#2070',
    what: 'the clock goes back in the night: one end is an hour off',
    offsetMinutes: 60,
    events: [sleep('<22:40', 520, [saw('watch', '<22:40', 520), saw('mat', '<22:45', 455)])],
  },
  {
    thread: 'matinzd/react-native-health-connect#179',
    what: 'local time sent as UTC: the night lies in the forenoon',
    offsetMinutes: 330,
    events: [
      sleep('<23:30', 420, [
        saw('ring', '<23:30', 420),
        saw('phone', '<23:31', 419, { shift: 330, says: null, dayOff: 0 }),
      ]),
    ],
  },
  {
    thread: 'ryanbr/noop#141',
    what: 'whole night and deep part of it, by two gadgets',
    offsetMinutes: 60,
    events: [sleep('<22:55', 470, [saw('strap', '<22:55', 470), saw('ring', '<23:40', 300, { piece: true })])],
  },
  {
    thread: 'ryanbr/noop#1338',
    what: 'a night, a nap after lunch, and another before dinner',
    offsetMinutes: -300,
    events: [
      sleep('<23:00', 410, [saw('watch', '<23:00', 410), saw('ring', '<23:08', 402)]),
      sleep('13:05', 31, [saw('watch', '13:05', 31, nap), saw('ring', '13:01', 38, nap)]),
      sleep('17:30', 25, [saw('ring', '17:30', 25, nap)]),
    ],
  },
  {
    thread: 'danielmiessler/LifeOS#1754',
    what: 'steps of six sources on one day',
    offsetMinutes: -480,
    events: [
      totals('00:00', 1440, [
        saw('watch', '00:00', 1440, steps(9120)),
        saw('phone', '00:00', 1440, steps(6400)),
        saw('ring', '00:00', 1440, steps(9800)),
        saw('strap', '00:00', 1440, steps(8700)),
        saw('mat', '00:00', 1440, steps(120)),
        saw('copy', '00:00', 1440, steps(7004)),
      ]),
    ],
  },
  {
    thread: 'CodeWithCJ/SparkyFitness#1712',
    what: 'thousands of steps apart, and still one day',
    offsetMinutes: 120,
    events: [
      totals('00:00', 1440, [saw('watch', '00:00', 1440, steps(8200)), saw('phone', '00:00', 1440, steps(11_700))]),
    ],
  },
  {
    thread: 'cyberjunky/home-assistant-garmin_connect#177',
    what: 'the late steps come with a second reading of the day',
    offsetMinutes: 60,
    events: [
      totals('00:00', 1440, [
        saw('watch', '00:00', 1440, { ...steps(11_000), before: { fields: { steps: 7600, partial: true } } }),
        saw('phone', '00:00', 1440, steps(10_400)),
      ]),
    ],
  },
  {
    thread: 'CodeWithCJ/SparkyFitness#2265',
    what: 'the weight in New York lands a day early: midnight UTC',
    offsetMinutes: -300,
    events: [
      weight('06:50', null, [
        saw('scale', '06:50', null, kg(81.4)),
        saw('diary', '<19:00', null, { ...kg(81.4), dayOff: -1 }),
      ]),
    ],
  },
  {
    thread: 'akutishevsky/withings-mcp#46',
    what: 'one scale, two people: minutes apart, and kilograms',
    offsetMinutes: 60,
    events: [
      weight('07:00', null, [saw('scale', '07:00', null, kg(81.3)), saw('phone', '07:00', null, kg(81.3))]),
      weight('07:04', null, [saw('scale', '07:04', null, kg(62.7))]),
    ],
  },
  {
    thread: 'ryanbr/noop#1913',
    what: 'the copy went through pounds',
    offsetMinutes: 0,
    events: [
      weight('08:12', null, [saw('scale', '08:12:11', null, kg(74.35)), saw('phone', '08:12:11', null, kg(74.344))]),
    ],
  },
  {
    thread: 'RobertWojtowicz/export2garmin#18',
    what: 'the clock of the scale is UTC: two hours early where it was sent on',
    offsetMinutes: 120,
    events: [
      weight('06:31', null, [
        saw('scale', '06:31:04', null, kg(77.86)),
        saw('watch', '06:31:04', null, { ...kg(77.9), shift: -120 }),
      ]),
    ],
  },
  {
    thread: 'ryanbr/noop#1284',
    what: 'one ring, one night, written twice within four seconds, the shorter one first',
    offsetMinutes: 120,
    events: [sleep('<23:41', 494, [saw('ring', '<23:41:50', 494), saw('ring', '<23:45:52', 234, { piece: true })])],
  },
  {
    thread: 'ryanbr/noop#1248',
    what: 'one ring, one night, four records whose starts slide',
    offsetMinutes: 120,
    events: [
      sleep('<22:10', 560, [
        saw('ring', '<22:10', 520),
        saw('ring', '<22:24', 520),
        saw('ring', '<22:41', 520),
        saw('ring', '<22:50', 520),
        saw('strap', '<22:15', 552),
      ]),
    ],
  },
  {
    thread: 'cortex-lab/alyx#457',
    what: 'weighed before and after, ten minutes between: both stay',
    offsetMinutes: 0,
    events: [
      weight('09:00', null, [saw('scale', '09:00', null, kg(70.2))]),
      weight('09:10', null, [saw('hand', '09:10', null, kg(69.4))]),
    ],
  },
];
