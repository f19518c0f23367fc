import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { agree, type PeerFigures } from './figure.ts';
import { inProcessFigures } from './in-process.ts';
import { sportsLib, sportsLibFigures } from './sports-lib.ts';

const written = JSON.parse(readFileSync(join(import.meta.dirname, '../../npm-peers.json'), 'utf8')) as PeerFigures;

test('what is written down of the peers that run here is what they say', async () => {
  const now = await inProcessFigures();
  const then = written.figures.filter(({ peer }) => peer !== sportsLib);
  expect(now.length).toBeGreaterThan(40);
  expect(now).toEqual(
    then.map((figure) => ({
      ...figure,
      theirs: expect.closeTo(figure.theirs, 9),
      ours: expect.closeTo(figure.ours, 9),
    })),
  );
});

test('our side of the one that runs elsewhere is what we compute', () => {
  const then = written.figures.filter(({ peer }) => peer === sportsLib);
  const of = (data: string, figure: string) => then.find((row) => row.data === data && row.figure.startsWith(figure));
  const theirs = new Map(
    [...new Set(then.map(({ data }) => data))].map((data) => {
      const stress = of(data, 'training stress');
      const normalizedPower = of(data, 'normalized power')?.theirs ?? 0;
      const ftp = /\d+/.exec(stress?.figure ?? '')?.[0];
      return [
        data,
        {
          normalizedPower,
          ...(stress === undefined ? {} : { trainingStress: stress.theirs }),
          ...(ftp === undefined ? {} : { ftp: Number(ftp) }),
        },
      ] as const;
    }),
  );
  expect(then.length).toBeGreaterThanOrEqual(5);
  expect(sportsLibFigures(theirs)).toEqual(then.map((figure) => ({ ...figure, ours: expect.closeTo(figure.ours, 9) })));
});

test('every figure agrees, or its difference is named', () => {
  for (const figure of written.figures) {
    if (figure.difference === undefined) expect(agree(figure), JSON.stringify(figure)).toBe(true);
    else expect(agree(figure), JSON.stringify(figure)).toBe(false);
  }
});
