import { type HandWrittenCase, saw, strength, workout } from './notation.ts';

const lift = { sport: 'strength_training' } as const;
const log = { kind: 'strengthSession' } as const;

export const gym: readonly HandWrittenCase[] = [
  {
    thread: 'drkostas/hevy2garmin#111',
    what: 'the watch on the wrist and the sets in the app',
    offsetMinutes: 120,
    events: [workout('18:00', 65, [saw('watch', '18:00', 65, lift), saw('log', '18:06', 55, log)])],
  },
  {
    thread: 'CodeWithCJ/SparkyFitness#377',
    what: 'sets logged afterwards, at the hour of the bus home',
    offsetMinutes: 60,
    events: [workout('17:10', 58, [saw('watch', '17:10', 58, lift), saw('log', '17:15', null, log)])],
  },
  {
    thread: 'drkostas/soma#994',
    what: 'a log of one day and a watch of the next',
    offsetMinutes: 60,
    events: [
      strength('18:00', 50, [saw('log', '18:00', 50, log)]),
      workout('>18:00', 50, [saw('watch', '>18:00', 50, lift)]),
    ],
  },
  {
    thread: 'drkostas/soma#994',
    what: 'two logs a day, and a watch for the first alone',
    offsetMinutes: -420,
    events: [
      workout('06:30', 45, [saw('watch', '06:28', 48, lift), saw('log', '06:31', 44, log)]),
      strength('19:00', 40, [saw('log', '19:00', 40, log)]),
    ],
  },
  {
    thread: 'drkostas/hevy2garmin#146',
    what: 'the watch has no word for weights',
    offsetMinutes: 120,
    events: [workout('12:00', 50, [saw('smartWatch', '12:01', 49, { sport: 'other' }), saw('log', '11:58', 52, log)])],
  },
  {
    thread: 'drkostas/hevy2garmin#74',
    what: 'a treadmill before the weights: the log is of the weights',
    offsetMinutes: 60,
    events: [
      workout('18:00', 12, [saw('watch', '18:00', 12, { sport: 'treadmill_running', kilometers: 1.9 })], 1.9),
      workout('18:14', 55, [saw('watch', '18:14', 55, lift), saw('log', '18:13', 54, log)]),
    ],
  },
  {
    thread: 'drkostas/hevy2garmin#74',
    what: 'yoga after the weights: no part of the log',
    offsetMinutes: 330,
    events: [
      workout('07:00', 48, [saw('watch', '07:00', 48, lift), saw('log', '07:02', 45, log)]),
      workout('07:51', 30, [saw('watch', '07:51', 30, { sport: 'yoga' })]),
    ],
  },
  {
    thread: 'drkostas/hevy2garmin#572',
    what: 'long rests: the log ends a quarter of an hour before the watch does',
    offsetMinutes: -240,
    events: [
      workout('16:00', 95, [
        saw('watch', '16:00', 95, lift),
        saw('log', '16:03', 76, log),
        saw('copy', '16:00', 95, lift),
      ]),
    ],
  },
  {
    thread: 'drkostas/hevy2garmin#157',
    what: 'climbing on the watch, and its exercises in the app',
    offsetMinutes: 120,
    events: [workout('19:00', 90, [saw('watch', '19:00', 90, { sport: 'climbing' }), saw('log', '19:03', 85, log)])],
  },
];
