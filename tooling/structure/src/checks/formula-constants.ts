import { type Finding, isTestFile, parseSource } from '@vitalwire/lint';
import type { Check } from '../check.ts';

/** Numbers that give a formula away. Several numbers must all stand in one file. */
const formulas: readonly { readonly formula: string; readonly constants: readonly number[] }[] = [
  { formula: 'Banister training impulse, men', constants: [0.64, 1.92] },
  { formula: 'Banister training impulse, women', constants: [0.86, 1.67] },
  { formula: 'oxygen cost of running (Daniels)', constants: [0.182258] },
  { formula: 'oxygen cost of running (Daniels)', constants: [0.000104] },
  { formula: 'fraction of VO2max over time (Daniels)', constants: [0.1894393] },
  { formula: 'fraction of VO2max over time (Daniels)', constants: [0.2989558] },
  { formula: 'race time prediction (Riegel)', constants: [1.06] },
  { formula: 'maximal heart rate (Tanaka)', constants: [208, 0.7] },
  { formula: 'maximal heart rate (Gellish)', constants: [207, 0.7] },
  { formula: 'maximal heart rate (Nes)', constants: [211, 0.64] },
  { formula: 'VO2max from heart rates (Uth)', constants: [15.3] },
  { formula: 'basal metabolism (Harris-Benedict, revised)', constants: [13.397] },
  { formula: 'basal metabolism (Harris-Benedict, revised)', constants: [9.247] },
  { formula: 'basal metabolism (Harris-Benedict)', constants: [66.473] },
  { formula: 'basal metabolism (Mifflin-St Jeor)', constants: [6.25, 161] },
  { formula: 'basal metabolism (Katch-McArdle)', constants: [21.6, 370] },
  { formula: 'strength test points (IPF GL)', constants: [1199.72839] },
  { formula: 'strength test points (Wilks)', constants: [-216.0475144] },
  { formula: 'strength test points (Wilks)', constants: [216.0475144] },
  { formula: 'repetition maximum (Brzycki)', constants: [1.0278, 0.0278] },
  { formula: 'repetition maximum (Wathan)', constants: [48.8, 53.8] },
  { formula: 'grade-adjusted running cost (Minetti)', constants: [155.4] },
  { formula: 'body surface (Mosteller, Du Bois)', constants: [0.007184] },
];

/** The generator of the demo athlete grades the algorithms: its model of a person must not be the code it grades. */
const mayKnow = /^packages\/(intelligence|providers-synthetic)\//;

export const formulaConstants: Check = {
  name: 'formula constants',
  reason: 'a formula lives once, in @vitalwire/intelligence, with its source and its version',
  run: (tree) =>
    tree.files
      .filter((file) => /^(packages|apps)\/.*\.ts$/.test(file) && !file.endsWith('.d.ts'))
      .filter((file) => !mayKnow.test(file) && !isTestFile(file))
      .flatMap((file): readonly Finding[] => {
        const lines = numbersIn(file, tree.read(file));
        return formulas
          .filter(({ constants }) => constants.every((constant) => lines.has(Math.abs(constant))))
          .map(({ formula, constants }) => ({
            file,
            line: lines.get(Math.abs(constants[0] ?? 0)) ?? 1,
            message: `${constants.join(' and ')}: ${formula}. Ask @vitalwire/intelligence instead.`,
          }));
      }),
};

/** Every numeric literal with the first line it stands on. */
function numbersIn(file: string, text: string): ReadonlyMap<number, number> {
  const lines = new Map<number, number>();
  const source = parseSource(file, text);
  source.visit({
    Literal(node) {
      if (typeof node.value === 'number' && !lines.has(node.value)) lines.set(node.value, source.lineOf(node.start));
    },
  });
  return lines;
}
