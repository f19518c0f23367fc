import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireBetween, requireNotNegative, requirePositive } from '../refuse.ts';

export interface StiffnessInput {
  readonly weightKilograms: number;
  readonly speedMetersPerSecond: number;
  readonly contactTimeSeconds: number;
  readonly flightTimeSeconds: number;
  /** Great trochanter to ground, standing; or `heightMeters`, of which it is 53 %. */
  readonly legLengthMeters?: number;
  readonly heightMeters?: number;
}

export interface Stiffness {
  readonly maximumForceNewtons: number;
  /** By which the centre of mass sinks during contact. */
  readonly verticalDisplacementMeters: number;
  readonly legCompressionMeters: number;
  readonly verticalStiffnessKilonewtonsPerMeter: number;
  readonly legStiffnessKilonewtonsPerMeter: number;
}

const GRAVITY = 9.81;
const LEG_SHARE = 0.53;

/** Leg and vertical stiffness from times that a watch or foot pod gives: force as half a sine wave. */
export const runningStiffness = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'running.stiffness.morin_2005',
    version: 1,
    title: 'Leg and vertical stiffness',
    unit: 'kN/m',
    evidence: 'peer-reviewed',
    formula:
      'F = m·g·π/2·(tf/tc + 1), Δy = F·tc²/(m·π²) - g·tc²/8, kvert = F/Δy, ΔL = L - √(L² - (v·tc/2)²) + Δy, kleg = F/ΔL',
    validRange: 'level running from 3.3 m/s to sprint; 0.7 to 7 % below force plates; not on slopes',
    references: [references.morin2005],
  },
  (input: StiffnessInput): Outcome<Stiffness> => {
    const { weightKilograms: m, speedMetersPerSecond: v, contactTimeSeconds: tc, flightTimeSeconds: tf } = input;
    requirePositive('weightKilograms', m);
    requirePositive('speedMetersPerSecond', v);
    requirePositive('contactTimeSeconds', tc);
    requireNotNegative('flightTimeSeconds', tf);
    if (input.heightMeters !== undefined) requireBetween('heightMeters', input.heightMeters, 0.8, 2.5);
    if (input.legLengthMeters !== undefined) requireBetween('legLengthMeters', input.legLengthMeters, 0.4, 1.4);
    const leg =
      input.legLengthMeters ?? (input.heightMeters === undefined ? undefined : LEG_SHARE * input.heightMeters);
    if (leg === undefined) return insufficientData('leg length or height', 'neither');
    if (tf === 0) return insufficientData('a flight time: walking has no spring of this kind', '0 s');
    const half = (v * tc) / 2;
    if (half >= leg) refuse('contactTimeSeconds', `is impossible at ${v} m/s with a leg of ${leg.toFixed(2)} m.`);
    const force = ((m * GRAVITY * Math.PI) / 2) * (tf / tc + 1);
    const sinks = (force * tc * tc) / (m * Math.PI ** 2) - (GRAVITY * tc * tc) / 8;
    const compression = leg - Math.sqrt(leg * leg - half * half) + sinks;
    return computed(
      {
        maximumForceNewtons: force,
        verticalDisplacementMeters: sinks,
        legCompressionMeters: compression,
        verticalStiffnessKilonewtonsPerMeter: force / sinks / 1000,
        legStiffnessKilonewtonsPerMeter: force / compression / 1000,
      },
      input.legLengthMeters === undefined ? ['Leg length is taken as 53 % of height.'] : [],
    );
  },
);

export interface StrideInput {
  /** Both feet: about 160 to 190. */
  readonly cadenceStepsPerMinute: number;
  readonly contactTimeSeconds?: number;
  readonly speedMetersPerSecond?: number;
  readonly verticalOscillationMeters?: number;
  /** Contact of each foot, in any one unit. */
  readonly leftContact?: number;
  readonly rightContact?: number;
}

/** `null` where its input was not given. */
export interface Stride {
  readonly stepTimeSeconds: number;
  readonly flightTimeSeconds: number | null;
  /** Share of the stride (two steps) that one foot is down; under 0.5 when running. */
  readonly dutyFactor: number | null;
  /** Share of a step on the ground, as watches print it, in percent. */
  readonly stanceTimePercent: number | null;
  readonly stepLengthMeters: number | null;
  /** Rise and fall per step length, in percent; lower is flatter. */
  readonly verticalRatioPercent: number | null;
  /** Share of the left foot; 50 is even. */
  readonly contactBalanceLeftPercent: number | null;
}

export const strideDynamics = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'running.stride.definition',
    version: 1,
    title: 'Running dynamics',
    unit: 'several',
    evidence: 'consensus',
    formula:
      'step = 60/cadence; flight = step - contact; duty = contact/(2·step); vertical ratio = 100·oscillation/(speed·step); balance = 100·left/(left + right)',
    validRange: 'steady running',
    references: [references.convention],
  },
  (input: StrideInput): Outcome<Stride> => {
    for (const [path, value] of Object.entries(input)) if (value !== undefined) requirePositive(path, value);
    const { contactTimeSeconds: contact, speedMetersPerSecond: speed, verticalOscillationMeters: rise } = input;
    const step = 60 / input.cadenceStepsPerMinute;
    const length = speed === undefined ? null : speed * step;
    const { leftContact: left, rightContact: right } = input;
    const walking = contact !== undefined && contact > step;
    return computed(
      {
        stepTimeSeconds: step,
        flightTimeSeconds: contact === undefined ? null : Math.max(0, step - contact),
        dutyFactor: contact === undefined ? null : contact / (2 * step),
        stanceTimePercent: contact === undefined ? null : (100 * contact) / step,
        stepLengthMeters: length,
        verticalRatioPercent: rise === undefined || length === null ? null : (100 * rise) / length,
        contactBalanceLeftPercent: left === undefined || right === undefined ? null : (100 * left) / (left + right),
      },
      walking ? ['Contact lasts longer than a step: this is walking.'] : [],
    );
  },
);
