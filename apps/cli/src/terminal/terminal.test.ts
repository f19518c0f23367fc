import { describe, expect, it } from 'vitest';
import { durationText, progressBar, progressText, sizeText } from './progress-bar.ts';
import { table } from './table.ts';
import { processTerminal, type Terminal } from './terminal.ts';

const files = { seen: 5, imported: 4, duplicate: 1, rejected: 0, skipped: 0 };
const reading = {
  phase: 'reading',
  files,
  filesFound: 10,
  bytesFound: 4_000_000,
  bytesDone: 1_000_000,
  currentPath: 'a.fit',
} as const;

function fakeStreams(isTTY: boolean) {
  const written: string[] = [];
  const stream = { isTTY, columns: 60, write: (text: string) => written.push(text) > 0 };
  return {
    written,
    streams: { stdout: stream, stderr: stream } as unknown as Pick<NodeJS.Process, 'stdout' | 'stderr'>,
  };
}

describe('colours', () => {
  const bold = (isTTY: boolean, environment: NodeJS.ProcessEnv) =>
    processTerminal(fakeStreams(isTTY).streams, environment).colors.bold('x');

  it('are shown on a screen only', () => {
    expect(bold(true, {})).not.toBe('x');
    expect(bold(false, {})).toBe('x');
  });

  it('bow to NO_COLOR, and to it only when it says something', () => {
    expect(bold(true, { NO_COLOR: '1' })).toBe('x');
    expect(bold(true, { NO_COLOR: '' })).not.toBe('x');
    expect(bold(true, { TERM: 'dumb' })).toBe('x');
    expect(bold(false, { FORCE_COLOR: '1' })).not.toBe('x');
  });
});

describe('progress', () => {
  it('tells files, share, rate and time left', () => {
    expect(progressText(reading, 2, 0)).toBe('5/10 files, 25 %, 1.0 MB at 500 kB/s, 6 s left');
    expect(progressText(reading, 2, 8)).toMatch(/^██░{6} 5\/10 files/);
  });

  it('tells what is found while it looks', () => {
    expect(progressText({ ...reading, phase: 'finding' }, 1, 20)).toBe('Looking for files: 10 found');
  });

  it('promises no time before it has a rate', () => {
    expect(progressText({ ...reading, bytesDone: 0 }, 0, 0)).not.toContain('left');
  });

  function run(terminalOf: (streams: Pick<NodeJS.Process, 'stdout' | 'stderr'>) => Terminal, isTTY: boolean) {
    const { written, streams } = fakeStreams(isTTY);
    let clock = 0;
    const bar = progressBar(terminalOf(streams), () => clock);
    for (; clock < 12_000; clock += 1000) bar.show(reading);
    bar.end();
    return written;
  }

  it('draws over itself on a screen and cleans up', () => {
    const written = run((streams) => processTerminal(streams, {}), true);
    expect(written.every((text) => text.startsWith('\r'))).toBe(true);
    expect(written.at(-1)).toBe('\r\u001b[2K');
    expect(Math.max(...written.map((text) => text.length))).toBeLessThanOrEqual(60 + 5);
  });

  it('says nothing into a pipe', () => {
    expect(run((streams) => processTerminal(streams, {}), false)).toEqual([]);
  });
});

describe('texts', () => {
  it('name sizes and durations as a person would', () => {
    expect([0, 999, 1500, 2_340_000].map(sizeText)).toEqual(['0 B', '999 B', '2 kB', '2.3 MB']);
    expect([3.2, 600, 7200].map(durationText)).toEqual(['4 s', '10 min', '2.0 h']);
  });

  it('line up tables, numbers to the right', () => {
    expect(
      table(
        ['name', 'tokens'],
        [
          ['get_activities', '95'],
          ['explain', '120'],
        ],
      ),
    ).toBe(['name            tokens', 'get_activities      95', 'explain            120'].join('\n'));
  });
});
