import { type HandWrittenCase, saw, workout } from './notation.ts';

const ride = { sport: 'cycling' } as const;
const run = { sport: 'running' } as const;

/** Hours off, and days off. */
export const zones: readonly HandWrittenCase[] = [
  {
    thread: 'cpfair/tapiriik#241',
    what: 'the zone taken backwards: six hours west as six hours east, and times cut to the minute',
    offsetMinutes: -360,
    events: [
      workout(
        '12:14',
        33,
        [
          saw('watch', '12:14:22', 33, { ...run, kilometers: 5.4 }),
          saw('copy', '12:14:22', 33, { ...run, kilometers: 5.4 }),
          saw('diary', '12:14:00', 33, { ...run, kilometers: 5.4, shift: -720, says: 360, dayOff: 0 }),
        ],
        5.4,
      ),
    ],
  },
  {
    thread: 'cpfair/tapiriik#177',
    what: 'the same outing hours apart: local time sent as UTC',
    offsetMinutes: -420,
    events: [
      workout(
        '15:30',
        80,
        [
          saw('headUnit', '15:30:08', 80, { ...ride, kilometers: 29.4 }),
          saw('copy', '15:30:08', 80, { ...ride, kilometers: 29.4, shift: -420, says: 0 }),
        ],
        29.4,
      ),
    ],
  },
  {
    thread: 'the-momentum/open-wearables#474',
    what: 'the offset is dropped: what came as local time lies two hours late',
    offsetMinutes: 120,
    events: [
      workout(
        '11:00',
        55,
        [
          saw('watch', '11:00:00', 55, { ...run, kilometers: 10.8 }),
          saw('smartWatch', '11:00:12', 55, { ...run, kilometers: 10.6, shift: 120, says: null, dayOff: 0 }),
        ],
        10.8,
      ),
    ],
  },
  {
    thread: 'the-momentum/open-wearables#607',
    what: 'UTC read as local time',
    offsetMinutes: 330,
    events: [
      workout(
        '13:20',
        70,
        [
          saw('headUnit', '13:20', 70, { ...ride, kilometers: 24.9 }),
          saw('phone', '13:20', 70, { ...ride, kilometers: 24.9, shift: -330 }),
        ],
        24.9,
      ),
    ],
  },
  {
    thread: 'arpanghosh8453/garmin-grafana#25',
    what: 'an evening that is the next day in UTC',
    offsetMinutes: -480,
    events: [
      workout(
        '19:45',
        44,
        [
          saw('watch', '19:45', 44, { ...run, kilometers: 8.1 }),
          saw('copy', '19:45', 44, { ...run, kilometers: 8.1, says: null, dayOff: 1 }),
        ],
        8.1,
      ),
    ],
  },
  {
    thread: 'arpanghosh8453/garmin-grafana#185',
    what: 'a run before the flight west and one after it, on one calendar day',
    offsetMinutes: -420,
    events: [
      workout('00:10', 42, [saw('watch', '00:10', 42, { ...run, kilometers: 8.02 })], 8.02),
      workout(
        '16:30',
        43,
        [
          saw('watch', '16:30', 43, { ...run, kilometers: 8.05 }),
          saw('track', '16:30:20', 43, { ...run, kilometers: 8.2 }),
        ],
        8.05,
      ),
    ],
  },
  {
    thread: 'arpanghosh8453/garmin-grafana#48',
    what: 'Sunday night, Monday in UTC: the copy lies in another week',
    offsetMinutes: -300,
    events: [
      workout(
        '20:30',
        36,
        [
          saw('watch', '20:30', 36, { ...run, kilometers: 7 }),
          saw('copy', '20:30', 36, { ...run, kilometers: 7, says: 0, dayOff: 1 }),
        ],
        7,
      ),
    ],
  },
  {
    thread: 'cpfair/tapiriik#130',
    what: 'the archive knows the day and no hour',
    offsetMinutes: 60,
    events: [
      workout(
        '17:25',
        51,
        [
          saw('watch', '17:25', 51, { ...run, kilometers: 9.3 }),
          saw('diary', '00:00', 51, { ...run, kilometers: 9.3 }),
        ],
        9.3,
      ),
    ],
  },
  {
    thread: 'cpfair/tapiriik#130',
    what: 'the archive knows the day in UTC; two outings that day, one of the same length',
    offsetMinutes: 120,
    events: [
      workout('07:00', 35, [saw('watch', '07:00', 35, { ...run, kilometers: 6.1 })], 6.1),
      workout(
        '18:00',
        82,
        [
          saw('watch', '18:00', 82, { ...run, kilometers: 14.6 }),
          saw('diary', '02:00', 82, { ...run, kilometers: 14.6, says: null, dayOff: 0 }),
        ],
        14.6,
      ),
    ],
  },
  {
    thread: 'Runalyze/Runalyze#1763',
    what: 'summer time forgotten: one hour, to the second',
    offsetMinutes: 120,
    events: [
      workout(
        '10:00',
        66,
        [
          saw('watch', '10:00:30', 66, { ...run, kilometers: 12.2 }),
          saw('phone', '10:00:30', 66, { ...run, kilometers: 12.2, shift: 60, says: 60 }),
        ],
        12.2,
      ),
    ],
  },
  {
    thread: 'cpfair/tapiriik#140',
    what: 'watch and phone, five minutes and one zone apart',
    offsetMinutes: 120,
    events: [
      workout(
        '18:21',
        36,
        [
          saw('watch', '18:21', 36, { ...run, kilometers: 6.4 }),
          saw('track', '18:22:10', 34.5, { ...run, kilometers: 6.5, shift: 60 }),
        ],
        6.4,
      ),
    ],
  },
  {
    thread: 'cpfair/tapiriik#130',
    what: 'the day alone, as midnight in UTC: the evening before by the wall clock',
    offsetMinutes: -300,
    events: [
      workout(
        '09:10',
        72,
        [
          saw('watch', '09:10', 72, { ...ride, kilometers: 27.3 }),
          saw('diary', '<19:00', 72, { ...ride, kilometers: 27.3 }),
        ],
        27.3,
      ),
    ],
  },
];
