import {
  type DailySummary,
  type DeliveredRecord,
  type Hrv,
  type Instant,
  instantOf,
  type LocalDate,
  millisecondsOf,
  type Note,
  type Sleep,
  type Workout,
} from '@vitalwire/core';
import { type MadeFile, textFile } from '../container/made-file.ts';

/** `2022`: without strain, skin temperature and blood oxygen. `2024`: as the public samples. */
export type WhoopLayout = '2022' | '2024';

export interface WhoopExportOptions {
  /** @default '2024' */
  readonly layout?: WhoopLayout;
  /** Recovery of a day, which records do not hold. @default none */
  readonly recoveryPercent?: (date: LocalDate) => number | null;
  /** @default '\n' */
  readonly lineBreak?: '\n' | '\r\n';
}

/** From one night's onset to the next. */
interface Cycle {
  readonly start: Instant;
  readonly end: Instant | null;
  readonly offset: number;
  readonly night: Sleep;
}

/**
 * The zip of WHOOP's "Data Export" as its files, newest rows first. Taken from the records: nights and naps, night HRV,
 * daily summaries, workouts within a cycle, notes with tags as answers of the journal.
 */
export function whoopExport(
  records: Iterable<DeliveredRecord>,
  { layout = '2024', recoveryPercent = () => null, lineBreak = '\n' }: WhoopExportOptions = {},
): readonly MadeFile[] {
  const sleeps: Sleep[] = [];
  const workouts: Workout[] = [];
  const notes: Note[] = [];
  const hrvs = new Map<LocalDate, Hrv>();
  const days = new Map<LocalDate, DailySummary>();
  for (const { record } of records) {
    if (record.kind === 'sleep') sleeps.push(record);
    if (record.kind === 'workout') workouts.push(record);
    if (record.kind === 'note') notes.push(record);
    if (record.kind === 'hrv') hrvs.set(record.localDate, record);
    if (record.kind === 'dailySummary') days.set(record.localDate, record);
  }
  const cycles = cyclesOf(sleeps);
  const table = (path: string, header: string, rows: readonly string[]): MadeFile =>
    textFile(path, `${[header, ...rows].join(lineBreak)}${lineBreak}`);
  const modern = layout === '2024';
  const kept = (cells: readonly Cell[]): string => row(cells.filter((cell) => modern || !recent.has(cell[0])));
  const headerOf = (names: readonly string[]): string => names.filter((name) => modern || !recent.has(name)).join(',');
  const cycleRows = cycles.map((cycle) =>
    kept([
      ...cycleCells(cycle),
      ...vitals(cycle, hrvs.get(cycle.night.localDate), days.get(cycle.night.localDate), recoveryPercent),
      ...sleepCells(cycle.night, cycle.offset),
    ]),
  );
  const sleepRows = newestFirst(sleeps).flatMap((sleep) => {
    const cycle = cycleAt(cycles, sleep.start);
    return cycle === null ? [] : [kept([...cycleCells(cycle), ...sleepCells(sleep, cycle.offset), ['Nap', sleep.nap]])];
  });
  const workoutRows = newestFirst(workouts).flatMap((workout) => {
    const cycle = cycleAt(cycles, workout.start);
    return cycle === null ? [] : [kept([...cycleCells(cycle), ...workoutCells(workout, cycle.offset)])];
  });
  const journalRows = newestFirst(notes).flatMap((note) => {
    const cycle = cycleAt(cycles, note.start);
    return cycle === null
      ? []
      : note.tags.map((tag) => row([...cycleCells(cycle), ['q', `Any ${tag}?`], ['a', true], ['n', note.text]]));
  });
  return [
    table('physiological_cycles.csv', headerOf(cycleHeader), cycleRows),
    table('sleeps.csv', headerOf(sleepHeader), sleepRows),
    table('workouts.csv', headerOf(workoutHeader), workoutRows),
    table('journal_entries.csv', journalHeader.join(','), journalRows),
  ];
}

type Cell = readonly [column: string, value: string | number | boolean | null | undefined];

const recent = new Set(['Skin temp (celsius)', 'Blood oxygen %', 'Day Strain', 'Activity Strain']);
const cycleOnly = ['Cycle start time', 'Cycle end time', 'Cycle timezone'];
const sleepOnly = [
  'Sleep onset',
  'Wake onset',
  'Sleep performance %',
  'Respiratory rate (rpm)',
  'Asleep duration (min)',
  'In bed duration (min)',
  'Light sleep duration (min)',
  'Deep (SWS) duration (min)',
  'REM duration (min)',
  'Awake duration (min)',
  'Sleep need (min)',
  'Sleep debt (min)',
  'Sleep efficiency %',
  'Sleep consistency %',
];
const vitalOnly = [
  'Recovery score %',
  'Resting heart rate (bpm)',
  'Heart rate variability (ms)',
  'Skin temp (celsius)',
  'Blood oxygen %',
  'Day Strain',
  'Energy burned (cal)',
  'Max HR (bpm)',
  'Average HR (bpm)',
];
const cycleHeader = [...cycleOnly, ...vitalOnly, ...sleepOnly];
const sleepHeader = [...cycleOnly, ...sleepOnly, 'Nap'];
const workoutHeader = [
  ...cycleOnly,
  ...['Workout start time', 'Workout end time', 'Duration (min)', 'Activity name', 'Activity Strain'],
  ...['Energy burned (cal)', 'Max HR (bpm)', 'Average HR (bpm)'],
  ...[1, 2, 3, 4, 5].map((zone) => `HR Zone ${zone} %`),
  ...['GPS enabled', 'Distance (meters)', 'Altitude gain (meters)', 'Altitude change (meters)'],
];
const journalHeader = [...cycleOnly, 'Question text', 'Answered yes', 'Notes'];

function cyclesOf(sleeps: readonly Sleep[]): readonly Cycle[] {
  const nights = newestFirst(sleeps.filter(({ nap }) => !nap));
  return nights.map((night, i) => ({
    start: night.start,
    end: nights[i - 1]?.start ?? null,
    offset: night.utcOffsetMinutes ?? 0,
    night,
  }));
}

/** Newest first. */
function cycleAt(cycles: readonly Cycle[], instant: Instant): Cycle | null {
  return cycles.find(({ start }) => start <= instant) ?? null;
}

function newestFirst<R extends { readonly start: Instant }>(records: readonly R[]): readonly R[] {
  return [...records].sort((a, b) => (a.start < b.start ? 1 : a.start > b.start ? -1 : 0));
}

function cycleCells({ start, end, offset }: Cycle): readonly Cell[] {
  const sign = offset < 0 ? '-' : '+';
  const two = (value: number): string => String(value).padStart(2, '0');
  const zone = `UTC${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
  return [
    ['Cycle start time', wall(start, offset)],
    ['Cycle end time', end === null ? null : wall(end, offset)],
    ['Cycle timezone', zone],
  ];
}

function vitals(
  { night }: Cycle,
  hrv: Hrv | undefined,
  day: DailySummary | undefined,
  recoveryPercent: (date: LocalDate) => number | null,
): readonly Cell[] {
  return [
    ['Recovery score %', recoveryPercent(night.localDate)],
    ['Resting heart rate (bpm)', day?.restingHeartRateBpm],
    ['Heart rate variability (ms)', hrv?.method === 'rmssd' ? Math.round(hrv.rmssdMilliseconds) : null],
    ['Skin temp (celsius)', (34 + (night.skinTemperatureDeviationCelsius ?? 0)).toFixed(2)],
    ['Blood oxygen %', '96.40'],
    ['Day Strain', '10.4'],
    ['Energy burned (cal)', day?.totalEnergyKilocalories],
    ['Max HR (bpm)', day?.maximumHeartRateBpm],
    ['Average HR (bpm)', day?.averageHeartRateBpm],
  ];
}

function sleepCells(sleep: Sleep, offset: number): readonly Cell[] {
  const minutes = (seconds: number | undefined): number | null =>
    seconds === undefined ? null : Math.round(seconds / 60);
  return [
    ['Sleep onset', wall(sleep.start, offset)],
    ['Wake onset', wall(sleep.end, offset)],
    ['Sleep performance %', sleep.vendorScore?.value ?? 85],
    ['Respiratory rate (rpm)', sleep.averageRespirationRatePerMinute?.toFixed(1)],
    ['Asleep duration (min)', minutes(sleep.asleepSeconds)],
    ['In bed duration (min)', minutes(sleep.inBedSeconds)],
    ['Light sleep duration (min)', minutes(sleep.lightSeconds)],
    ['Deep (SWS) duration (min)', minutes(sleep.deepSeconds)],
    ['REM duration (min)', minutes(sleep.remSeconds)],
    ['Awake duration (min)', minutes(sleep.awakeSeconds)],
    ['Sleep need (min)', 457],
    ['Sleep debt (min)', 0],
    ['Sleep efficiency %', 90],
    ['Sleep consistency %', null],
  ];
}

function workoutCells(workout: Workout, offset: number): readonly Cell[] {
  const name = whoopNames[workout.sport] ?? 'Activity';
  return [
    ['Workout start time', wall(workout.start, offset)],
    ['Workout end time', wall(workout.end, offset)],
    ['Duration (min)', Math.floor((millisecondsOf(workout.end) - millisecondsOf(workout.start)) / 60_000)],
    ['Activity name', name],
    ['Activity Strain', '9.1'],
    ['Energy burned (cal)', workout.energyKilocalories?.toFixed(1)],
    ['Max HR (bpm)', workout.maximumHeartRateBpm === undefined ? null : Math.round(workout.maximumHeartRateBpm)],
    ['Average HR (bpm)', workout.averageHeartRateBpm === undefined ? null : Math.round(workout.averageHeartRateBpm)],
    ...[10, 40, 30, 15, 5].map((share, i): Cell => [`HR Zone ${i + 1} %`, share]),
    ['GPS enabled', workout.distanceMeters !== undefined],
    ['Distance (meters)', workout.distanceMeters?.toFixed(2)],
    ['Altitude gain (meters)', workout.ascentMeters?.toFixed(2)],
    ['Altitude change (meters)', null],
  ];
}

const whoopNames: { readonly [S in Workout['sport']]?: string } = {
  cycling: 'Cycling',
  indoor_cycling: 'Spin',
  running: 'Running',
  strength_training: 'Weightlifting',
  pool_swimming: 'Swimming',
  walking: 'Walking',
  mountain_biking: 'Mountain Biking',
};

/** What the clock showed, to the second. */
function wall(instant: Instant, offset: number): string {
  return instantOf(millisecondsOf(instant) + offset * 60_000)
    .substring(0, 19)
    .replace('T', ' ');
}

function row(cells: readonly Cell[]): string {
  return cells.map(([, value]) => cellText(value)).join(',');
}

function cellText(value: Cell[1]): string {
  const text = value === null || value === undefined ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
