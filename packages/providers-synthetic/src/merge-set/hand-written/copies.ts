import { type HandWrittenCase, saw, workout } from './notation.ts';

const ride = { sport: 'cycling' } as const;
const run = { sport: 'running' } as const;

/** One outing, several records. */
export const copies: readonly HandWrittenCase[] = [
  {
    thread: 'strautomator/core#75',
    what: 'watch and head unit, buttons pressed within five minutes',
    offsetMinutes: 120,
    events: [
      workout(
        '09:00',
        95,
        [
          saw('watch', '09:00:10', 95.3, { ...ride, kilometers: 41.2 }),
          saw('headUnit', '09:04:40', 90.1, { ...ride, kilometers: 39.6 }),
        ],
        41.2,
      ),
    ],
  },
  {
    thread: 'dreeveapp/dreeve#2672',
    what: 'the service holds a copy of what the watch sent',
    offsetMinutes: 60,
    events: [
      workout(
        '18:02',
        47,
        [
          saw('watch', '18:02:03', 47.2, { ...run, kilometers: 9.04 }),
          saw('copy', '18:02:03', 47.2, { ...run, kilometers: 9.0 }),
        ],
        9.04,
      ),
    ],
  },
  {
    thread: 'philosowaffle/peloton-to-garmin#823',
    what: 'a bridge in a circle: the same class twice at one service, and once at the other',
    offsetMinutes: -300,
    events: [
      workout(
        '06:30',
        30,
        [
          saw('trainer', '06:30:00', 30, { sport: 'indoor_cycling', kilometers: 15.3 }),
          saw('watch', '06:30:00', 30, { sport: 'indoor_cycling', kilometers: 15.3 }),
          saw('copy', '06:30:00', 30, { sport: 'virtual_cycling', kilometers: 15.3 }),
          saw('watchFile', '06:30:02', 30, { sport: 'indoor_cycling', kilometers: 15.3 }),
        ],
        15.3,
      ),
    ],
  },
  {
    thread: 'philosowaffle/peloton-to-garmin#791',
    what: 'two bridges copy each other, one of them without the distance',
    offsetMinutes: -240,
    events: [
      workout(
        '19:15',
        45,
        [
          saw('trainer', '19:15:00', 45, { sport: 'indoor_cycling', kilometers: 24 }),
          saw('smartWatch', '19:15:01', 45, { sport: 'cycling' }),
          saw('copy', '19:15:00', 45, { sport: 'cycling', kilometers: 24 }),
        ],
        24,
      ),
    ],
  },
  {
    thread: 'martin-ueding/geo-activity-playground#521',
    what: 'the archive brings the tracks of what was there, with other names',
    offsetMinutes: 120,
    events: [
      workout(
        '14:20',
        128,
        [
          saw('headUnit', '14:20:31', 128, { ...ride, kilometers: 52.7, fields: { name: 'Around the lake' } }),
          saw('track', '14:20:31', 127.9, { ...ride, kilometers: 53.4, fields: { name: '20260907' } }),
        ],
        52.7,
      ),
    ],
  },
  {
    thread: 'dreeveapp/dreeve#2298',
    what: 'two outings whose files bear one name',
    offsetMinutes: 60,
    events: [
      workout('08:00', 61, [saw('track', '08:00', 61, { ...run, kilometers: 11, fields: { name: 'Activity' } })], 11),
      workout(
        '17:00',
        62,
        [saw('watchFile', '17:00', 62, { ...run, kilometers: 11.1, fields: { name: 'Activity' } })],
        11.1,
      ),
    ],
  },
  {
    thread: 'dreeveapp/dreeve#2231',
    what: 'the same recording by cable and through a companion program',
    offsetMinutes: 120,
    events: [
      workout(
        '07:05',
        88,
        [
          saw('watchFile', '07:05:09', 88.1, { ...ride, kilometers: 33.31 }),
          saw('watch', '07:05:09', 88.1, { ...ride, kilometers: 33.31 }),
        ],
        33.31,
      ),
    ],
  },
  {
    thread: 'endurain-project/endurain#207',
    what: 'the archive of one service and the account of another',
    offsetMinutes: 0,
    events: [
      workout(
        '10:10',
        75,
        [
          saw('edge', '10:10:00', 75.4, { ...ride, kilometers: 30.02 }),
          saw('track', '10:10:01', 75.4, { sport: 'other', kilometers: 30.6 }),
        ],
        30.02,
      ),
    ],
  },
  {
    thread: 'trevordavies095/tempo#224',
    what: 'thousands of files of one account: two devices of it on one ride, and a run after it',
    offsetMinutes: -420,
    events: [
      workout(
        '08:30',
        110,
        [
          saw('watch', '08:30:12', 111, { ...ride, kilometers: 44.1 }),
          saw('edge', '08:31:40', 109, { ...ride, kilometers: 43.9 }),
        ],
        44,
      ),
      workout('10:28', 24, [saw('watch', '10:28', 24, { ...run, kilometers: 4.6 })], 4.6),
    ],
  },
  {
    thread: 'marcusvolz/strava#19',
    what: 'compressed originals beside the tracks made of them',
    offsetMinutes: 660,
    events: [
      workout(
        '06:01',
        52,
        [
          saw('watchFile', '06:01:00', 52, { ...run, kilometers: 10.01 }),
          saw('copy', '06:01:00', 51.2, { ...run, kilometers: 10.0 }),
          saw('track', '06:01:02', 51.9, { ...run, kilometers: 10.22 }),
        ],
        10.01,
      ),
    ],
  },
  {
    thread: 'CodeWithCJ/SparkyFitness#833',
    what: 'a run of the watch and of the phone in the pocket, five per cent apart',
    offsetMinutes: -300,
    events: [
      workout(
        '17:40',
        58,
        [
          saw('watch', '17:40:05', 58, { ...run, kilometers: 10.4 }),
          saw('phone', '17:39:20', 59.5, { sport: 'walking', kilometers: 10.9 }),
        ],
        10.4,
      ),
    ],
  },
  {
    thread: 'dreeveapp/dreeve#2672',
    what: 'two programs follow one ride; the second was paused at every light',
    offsetMinutes: 120,
    events: [
      workout(
        '16:00',
        100,
        [
          saw('headUnit', '16:00:00', 100, { ...ride, kilometers: 36, fields: { timerSeconds: 5100 } }),
          saw('track', '16:00:25', 86, { ...ride, kilometers: 36.4 }),
        ],
        36,
      ),
    ],
  },
  {
    thread: 'watt-mind/coach#206',
    what: 'the game and the head unit: the distance of a world, the power of a wheel',
    offsetMinutes: -480,
    events: [
      workout(
        '18:30',
        61,
        [
          saw('trainer', '18:30:10', 60.5, { sport: 'virtual_cycling', kilometers: 33.4 }),
          saw('headUnit', '18:29:20', 62.3, { sport: 'indoor_cycling', kilometers: 29.8 }),
        ],
        33.4,
      ),
    ],
  },
  {
    thread: 'mvilanova/intervals-mcp-server#108',
    what: 'a copy arrives empty but for its time',
    offsetMinutes: 60,
    events: [
      workout(
        '12:05',
        64,
        [saw('watch', '12:05:00', 64, { ...run, kilometers: 13 }), saw('copy', '12:05:00', 64, { sport: 'other' })],
        13,
      ),
    ],
  },
  {
    thread: 'arpanghosh8453/fit-dashboard#3',
    what: 'the copy counts in miles and rounds to a tenth of one',
    offsetMinutes: -360,
    events: [
      workout(
        '05:50',
        71,
        [
          saw('watch', '05:50:00', 71, { ...run, kilometers: 13.37 }),
          saw('diary', '05:50:00', 71, { ...run, kilometers: 13.357 }),
        ],
        13.37,
      ),
    ],
  },
  {
    thread: 'dreeveapp/dreeve#2298',
    what: 'a day of commutes, all of them copied',
    offsetMinutes: 120,
    events: [
      workout(
        '07:31',
        27,
        [
          saw('watch', '07:31', 27, { ...ride, kilometers: 9.1 }),
          saw('copy', '07:31', 27, { ...ride, kilometers: 9.1 }),
        ],
        9.1,
      ),
      workout(
        '17:02',
        27.5,
        [
          saw('watch', '17:02', 27.5, { ...ride, kilometers: 9.1 }),
          saw('copy', '17:02', 27.5, { ...ride, kilometers: 9.1 }),
        ],
        9.1,
      ),
    ],
  },
  {
    thread: 'jonasoreland/runnerup#245',
    what: 'the head unit starts anew after a crash: two pieces here, one ride on the watch',
    offsetMinutes: 120,
    events: [
      workout(
        '09:00',
        150,
        [
          saw('watch', '09:00', 150, { ...ride, kilometers: 62 }),
          saw('headUnit', '09:01', 68, { ...ride, kilometers: 28, piece: true }),
          saw('headUnit', '10:13', 77, { ...ride, kilometers: 32, piece: true }),
        ],
        62,
      ),
    ],
  },
  {
    thread: 'cpfair/tapiriik#241',
    what: 'a duplicate without a track, and of another duration',
    offsetMinutes: 60,
    events: [
      workout(
        '18:07',
        92,
        [
          saw('edge', '18:07:31', 92, { ...ride, kilometers: 35.8 }),
          saw('diary', '18:07:00', 86, { ...ride, kilometers: 36 }),
        ],
        35.8,
      ),
    ],
  },
];
