import { type AlgorithmId, computed, insufficientData, type Outcome } from '@vitalwire/core';
import { type Algorithm, defineAlgorithm, type Reference } from '../define-algorithm.ts';
import { type AnsweredBy, firstAnswer } from '../hybrid.ts';
import * as references from '../references.ts';
import { requirePositive } from '../refuse.ts';
import { criticalPower, type PowerEffort } from './critical-power.ts';

type FtpId = Extract<AlgorithmId, `power.ftp.${string}`>;

/** A test result times a fixed factor. */
/* @__NO_SIDE_EFFECTS__ */
function ofTest<const Id extends FtpId, const Field extends string>(facts: {
  readonly id: Id;
  readonly title: string;
  readonly field: Field;
  readonly percent: number;
  readonly effort: string;
  readonly validRange: string;
  readonly reference: Reference;
}): Algorithm<Id, { readonly [F in Field]: number }, number> {
  const { id, title, field, percent, effort, validRange, reference } = facts;
  return defineAlgorithm(
    {
      id,
      version: 1,
      title,
      unit: 'W',
      evidence: percent === 100 ? 'consensus' : 'heuristic',
      formula: `FTP = ${percent} % of ${effort}`,
      validRange,
      references: [reference],
    },
    (input: { readonly [F in Field]: number }) => {
      const watts = input[field];
      requirePositive(field, watts);
      return computed((watts * percent) / 100);
    },
  );
}

export const ftpSixtyMinutes = /* @__PURE__ */ ofTest({
  id: 'power.ftp.60min_power',
  title: 'FTP from an hour',
  field: 'best60MinutePowerWatts',
  percent: 100,
  effort: 'the best 60 min power',
  validRange: 'an all-out hour; a lower bound of FTP otherwise',
  reference: references.allenCoggan,
});

export const ftpTwentyMinutes = /* @__PURE__ */ ofTest({
  id: 'power.ftp.20min_test',
  title: 'FTP from a 20 min test',
  field: 'best20MinutePowerWatts',
  percent: 95,
  effort: 'the best 20 min power',
  validRange: 'an all-out 20 min after a hard 5 min; a lower bound otherwise',
  reference: references.allenCoggan,
});

export const ftpEightMinutes = /* @__PURE__ */ ofTest({
  id: 'power.ftp.8min_test',
  title: 'FTP from an 8 min test',
  field: 'best8MinutePowerWatts',
  percent: 90,
  effort: 'the best 8 min power',
  validRange: 'an all-out 8 min; too high for riders with a large W′',
  reference: references.carmichael2009,
});

export const ftpRamp = /* @__PURE__ */ ofTest({
  id: 'power.ftp.ramp_test',
  title: 'FTP from a ramp test',
  field: 'rampBestMinutePowerWatts',
  percent: 75,
  effort: 'the best minute of a ramp test',
  validRange: 'a ramp to exhaustion, not any best minute',
  reference: references.convention,
});

export interface AcsmFtpInput {
  /** mL/kg/min. */
  readonly vo2max: number;
  readonly weightKilograms: number;
}

/** Power at VO2max from the ACSM cycling equation, and three quarters of it as in the ramp protocol. */
export const ftpAcsm = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.ftp.acsm_map_75',
    version: 1,
    title: 'FTP from VO2max and weight',
    unit: 'W',
    evidence: 'heuristic',
    formula: 'FTP = 0.75 · (VO2max - 7)·kg/10.8',
    validRange: 'a first guess where no maximal effort is known; ± 15 %',
    references: [references.acsm],
  },
  ({ vo2max, weightKilograms }: AcsmFtpInput) => {
    requirePositive('vo2max', vo2max);
    requirePositive('weightKilograms', weightKilograms);
    if (vo2max <= 7) return insufficientData('a VO2max above the 7 mL/kg/min of rest', `${vo2max}`);
    return computed(((vo2max - 7) * weightKilograms * 0.75) / 10.8, [
      'FTP was estimated from VO2max, not from an effort.',
    ]);
  },
);

/** Kept for comparison: body mass is missing from it, so the caller must bring the factor. */
export const ftpPierreFromVo2max = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.ftp.pierre_from_vo2max',
    version: 1,
    title: 'FTP from VO2max (Pierre)',
    unit: 'W',
    evidence: 'heuristic',
    formula: 'FTP = VO2max · 13.5 · fitness factor',
    validRange: 'for comparison only; gives 675 W for 50 mL/kg/min with a factor of 1',
    references: [references.pierre],
  },
  ({ vo2max, fitnessFactor }: { readonly vo2max: number; readonly fitnessFactor: number }) => {
    requirePositive('vo2max', vo2max);
    requirePositive('fitnessFactor', fitnessFactor);
    return computed(vo2max * 13.5 * fitnessFactor);
  },
);

export interface EffortsInput {
  readonly efforts: readonly PowerEffort[];
}

export const ftpCriticalPower = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.ftp.critical_power',
    version: 1,
    title: 'FTP from critical power',
    unit: 'W',
    evidence: 'contested',
    formula: 'FTP = CP of the work-time fit',
    validRange: 'as critical power; CP is usually 2 to 5 % above FTP',
    references: [references.monodScherrer1965, references.jonesVanhatalo2017],
  },
  (input: EffortsInput): Outcome<number> => {
    const fit = criticalPower(input);
    if (fit.status !== 'ok') return fit;
    return computed(fit.value.criticalPowerWatts, [
      ...fit.warnings,
      'Critical power was taken for FTP; it usually lies 2 to 5 % above.',
    ]);
  },
);

export interface FtpHybridInput extends Partial<AcsmFtpInput> {
  readonly best60MinutePowerWatts?: number;
  readonly efforts?: readonly PowerEffort[];
  readonly best20MinutePowerWatts?: number;
  readonly best8MinutePowerWatts?: number;
  readonly rampBestMinutePowerWatts?: number;
}

/** The best method that the data allow, and which it was. */
export const ftp = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.ftp.hybrid',
    version: 1,
    title: 'FTP, best available method',
    unit: 'W',
    evidence: 'heuristic',
    formula: '60 min power, else critical power, else 20 min, else 8 min, else ramp, else VO2max and weight',
    validRange: 'as the method that answered',
    references: [references.allenCoggan],
  },
  (input: FtpHybridInput): Outcome<AnsweredBy<number, FtpId>> => {
    const { efforts, vo2max, weightKilograms } = input;
    const { best60MinutePowerWatts, best20MinutePowerWatts, best8MinutePowerWatts, rampBestMinutePowerWatts } = input;
    const ways: readonly (readonly [FtpId, () => Outcome<number> | null])[] = [
      [
        'power.ftp.60min_power',
        () => (best60MinutePowerWatts === undefined ? null : ftpSixtyMinutes({ best60MinutePowerWatts })),
      ],
      ['power.ftp.critical_power', () => (efforts === undefined ? null : ftpCriticalPower({ efforts }))],
      [
        'power.ftp.20min_test',
        () => (best20MinutePowerWatts === undefined ? null : ftpTwentyMinutes({ best20MinutePowerWatts })),
      ],
      [
        'power.ftp.8min_test',
        () => (best8MinutePowerWatts === undefined ? null : ftpEightMinutes({ best8MinutePowerWatts })),
      ],
      [
        'power.ftp.ramp_test',
        () => (rampBestMinutePowerWatts === undefined ? null : ftpRamp({ rampBestMinutePowerWatts })),
      ],
      [
        'power.ftp.acsm_map_75',
        () => (vo2max === undefined || weightKilograms === undefined ? null : ftpAcsm({ vo2max, weightKilograms })),
      ],
    ];
    return firstAnswer(
      ways,
      'a maximal effort of 8 to 60 min, three of 2 to 20 min, a ramp test, or VO2max and weight',
    );
  },
);
