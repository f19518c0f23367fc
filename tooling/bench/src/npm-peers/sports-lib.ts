import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { normalizedPower, trainingStress } from '@vitalwire/intelligence';
import { fitRecordings, type Recording } from '../recordings.ts';
import { inScratch } from '../scratch.ts';
import type { PeerFigure } from './figure.ts';
import { answerOf } from './in-process.ts';
import { channelOf, sessionOf } from './our-session.ts';

export const sportsLib = '@sports-alliance/sports-lib';
export const sportsLibVersion = '21.2.5';

/**
 * Recordings whose device wrote no normalized power: what it shows for them is its own computing, and of the others the
 * device's.
 */
const computed = ['ride-indoor-onelap-devfields.fit', 'ride-virtual-zwift-power.fit', 'run-power-stryd-devfields.fit'];

/** What it says of one file. */
interface Theirs {
  readonly normalizedPower?: number;
  readonly trainingStress?: number;
  readonly ftp?: number;
}

// Its own program in a folder of its own: it is under AGPL-3.0, is run beside, and is no part of the workspace.
const program = `import { readFileSync } from 'node:fs';
import { SportsLib } from '${sportsLib}';
const answers = {};
for (const path of process.argv.slice(2)) {
  const bytes = readFileSync(path);
  const event = await SportsLib.importFromFit(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  const [activity] = event.getActivities();
  const of = (name) => activity.getStat(name)?.getValue();
  answers[path] = {
    normalizedPower: of('Power Normalized'),
    trainingStress: of('Training Stress Score'),
    ftp: of('FTP'),
  };
}
process.stdout.write(JSON.stringify(answers));
`;

/** Installs it with npm into a scratch folder and runs it on our recordings. @throws Error with what npm or it said */
export function readWithSportsLib(): Promise<ReadonlyMap<string, Theirs>> {
  return inScratch(async (folder) => {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
    said('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', `${sportsLib}@${sportsLibVersion}`], folder);
    writeFileSync(join(folder, 'peer.mjs'), program);
    const files = recordings().map(({ name, bytes }) => {
      writeFileSync(join(folder, name), bytes);
      return name;
    });
    const answers = JSON.parse(said(process.execPath, ['peer.mjs', ...files], folder)) as Record<string, Theirs>;
    return new Map(Object.entries(answers));
  });
}

function recordings(): readonly Recording[] {
  return fitRecordings().filter(({ name }) => computed.includes(name));
}

const blocks = 'It takes means of blocks of 30 s one after the other; Coggan takes the rolling mean of every second.';
const shorter = 'Follows from its normalized power, and its time leaves out 29 s, the first window.';

/** Our side of each figure, beside theirs. */
export function sportsLibFigures(theirs: ReadonlyMap<string, Theirs>): readonly PeerFigure[] {
  return recordings().flatMap((recording) => {
    const answer = theirs.get(recording.name);
    const powerWatts = channelOf(recording, 'powerWatts');
    const watts = answerOf(normalizedPower({ powerWatts }));
    const row = (
      figure: string,
      unit: string,
      theirs: number,
      ours: number,
      by: string,
      difference: string,
    ): PeerFigure => ({
      peer: sportsLib,
      data: recording.name,
      figure,
      unit,
      theirs,
      ours,
      by,
      difference,
    });
    const stress =
      answer?.ftp === undefined
        ? undefined
        : answerOf(
            trainingStress({
              durationSeconds: sessionOf(recording).timerSeconds ?? powerWatts.length,
              normalizedPowerWatts: watts,
              ftpWatts: answer.ftp,
            }),
          );
    return [
      ...(answer?.normalizedPower === undefined
        ? []
        : [row('normalized power', 'W', answer.normalizedPower, watts, normalizedPower.spec.id, blocks)]),
      ...(answer?.trainingStress === undefined || stress === undefined
        ? []
        : [
            row(
              `training stress at ${answer.ftp} W`,
              'points',
              answer.trainingStress,
              stress,
              trainingStress.spec.id,
              shorter,
            ),
          ]),
    ];
  });
}

function said(command: string, parameters: readonly string[], cwd: string): string {
  const result = spawnSync(command, parameters, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
  if (result.status !== 0) throw new Error(`${command}: ${result.stdout}${result.stderr}`);
  return result.stdout;
}
