import { correlationPearson, correlationSpearman, linearRegressionPairs } from '@vitalwire/intelligence/statistics';
import FitParser from 'fit-file-parser';
import { linearRegression, rSquared, sampleCorrelation, sampleRankCorrelation } from 'simple-statistics';
import { seededRandom } from '../measure.ts';
import { fitRecordings, type Recording } from '../recordings.ts';
import type { PeerFigure } from './figure.ts';
import { sessionOf } from './our-session.ts';

/** Peers whose licence lets them run in one process with us. */
export async function inProcessFigures(): Promise<readonly PeerFigure[]> {
  const laps = await Promise.all(fitRecordings().map(lapFigures));
  return [...laps.flat(), ...statisticsFigures()];
}

interface ParsedLap {
  readonly total_distance?: number;
  readonly total_timer_time?: number;
  readonly records?: readonly unknown[];
}

async function lapFigures(recording: Recording): Promise<readonly PeerFigure[]> {
  const parser = new FitParser({ force: true, mode: 'cascade', speedUnit: 'm/s', lengthUnit: 'm' });
  const parsed = (await parser.parseAsync(new Uint8Array(recording.bytes).buffer)) as unknown as {
    readonly activity?: { readonly sessions?: readonly { readonly laps?: readonly ParsedLap[] }[] };
  };
  const theirs = (parsed.activity?.sessions ?? []).flatMap(({ laps = [] }) => laps);
  const { laps: ours, streams } = sessionOf(recording);
  const sum = (values: readonly (number | undefined)[]) =>
    values.reduce<number>((total, value = 0) => total + value, 0);
  const row = (figure: string, unit: string, peer: number, mine: number, difference?: string): PeerFigure => ({
    peer: 'fit-file-parser',
    data: recording.name,
    figure,
    unit,
    theirs: peer,
    ours: mine,
    by: 'decodeFit',
    ...(difference === undefined ? {} : { difference }),
  });
  const samples = streams?.elapsedSeconds.length ?? 0;
  const timer = ours.map((lap) => lap.timerSeconds);
  return [
    row('laps', '', theirs.length, ours.length),
    row(
      'distance of the laps',
      'm',
      sum(theirs.map((lap) => lap.total_distance)),
      sum(ours.map((lap) => lap.distanceMeters)),
    ),
    row('time of the laps', 's', sum(theirs.map((lap) => lap.total_timer_time)), sum(timer)),
    row(
      'samples',
      '',
      sum(theirs.map((lap) => lap.records?.length)),
      samples,
      theirs.length === 0 ? 'Its samples hang on laps; a file without laps loses them in that mode.' : undefined,
    ),
  ];
}

function statisticsFigures(): readonly PeerFigure[] {
  const random = seededRandom(11);
  const x = Array.from({ length: 90 }, (_, day) => day + random());
  const y = x.map((value) => 50 + 0.2 * value + 6 * random());
  const pairs = x.map((value, index) => [value, y[index] ?? 0] as [number, number]);
  const line = linearRegression(pairs);
  const fit = answerOf(linearRegressionPairs({ x, y }));
  const predict = (value: number) => line.m * value + line.b;
  const row = (figure: string, theirs: number, ours: number, by: string): PeerFigure => ({
    peer: 'simple-statistics',
    data: '90 seeded days',
    figure,
    unit: '',
    theirs,
    ours,
    by,
  });
  return [
    row('slope of the line', line.m, fit.slope, linearRegressionPairs.spec.id),
    row('its value at 0', line.b, fit.intercept, linearRegressionPairs.spec.id),
    row('r squared', rSquared(pairs, predict), fit.rSquared ?? Number.NaN, linearRegressionPairs.spec.id),
    row(
      'correlation (Pearson)',
      sampleCorrelation(x, y),
      answerOf(correlationPearson({ x, y })).correlation,
      correlationPearson.spec.id,
    ),
    row(
      'correlation (Spearman)',
      sampleRankCorrelation(x, y),
      answerOf(correlationSpearman({ x, y })).correlation,
      correlationSpearman.spec.id,
    ),
  ];
}

export function answerOf<V>(
  outcome:
    | { readonly status: 'ok'; readonly value: V }
    | { readonly status: 'insufficient-data'; readonly need: string },
): V {
  if (outcome.status !== 'ok') throw new Error(`needs ${outcome.need}`);
  return outcome.value;
}
