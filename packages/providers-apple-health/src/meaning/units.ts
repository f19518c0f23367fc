import {
  kilogramsPerPound,
  kilojoulesPerKilocalorie,
  metersPerFoot,
  metersPerMile,
  metersPerYard,
  millilitersPerFluidOunce,
} from '@vitalwire/core';

/** What a number counts, whatever unit the phone wrote it in. The unit that comes out is in the comment. */
export type Dimension =
  /** Beats, breaths, turns a minute. */
  | 'per-minute'
  | 'count'
  /** Metres. */
  | 'length'
  /** Kilograms. */
  | 'mass'
  /** Grams. */
  | 'grams'
  /** Milligrams. */
  | 'milligrams'
  /** Kilocalories. */
  | 'energy'
  /** Per cent; written as a share of 1. */
  | 'percent'
  /** Degrees Celsius. */
  | 'temperature'
  /** Milligrams per decilitre of glucose. */
  | 'glucose'
  /** Millimetres of mercury. */
  | 'pressure'
  /** Millilitres. */
  | 'volume'
  /** Milliseconds. */
  | 'milliseconds'
  /** Metres per second. */
  | 'speed'
  /** Watts. */
  | 'power'
  /** Millilitres per kilogram and minute. */
  | 'oxygen-uptake'
  /** Decibels. */
  | 'sound';

type Convert = (value: number) => number;
const times =
  (factor: number): Convert =>
  (value) =>
    value * factor;
/** Exact where the number is one: 46 cm are 0.46 m, not 0.46000000000000002. */
const over =
  (divisor: number): Convert =>
  (value) =>
    value / divisor;
const same: Convert = (value) => value;

const KILOGRAMS_PER_STONE = 14 * kilogramsPerPound;
const KILOGRAMS_PER_OUNCE = kilogramsPerPound / 16;
/** 101 325 Pa are 760 mmHg. */
const MILLIMETERS_OF_MERCURY_PER_KILOPASCAL = 760 / 101.325;
/** Imperial: 20 fluid ounces are a pint of 568.26125 mL (Weights and Measures Act 1985). */
const MILLILITERS_PER_IMPERIAL_PINT = 568.261_25;

const units: { readonly [D in Dimension]: { readonly [unit: string]: Convert } } = {
  'per-minute': { 'count/min': same, bpm: same, 'count/s': times(60), Hz: times(60) },
  count: { count: same },
  length: {
    m: same,
    km: times(1000),
    cm: over(100),
    mm: over(1000),
    mi: times(metersPerMile),
    ft: times(metersPerFoot),
    yd: times(metersPerYard),
    in: times(metersPerFoot / 12),
  },
  mass: {
    kg: same,
    g: over(1000),
    lb: times(kilogramsPerPound),
    st: times(KILOGRAMS_PER_STONE),
    oz: times(KILOGRAMS_PER_OUNCE),
  },
  grams: { g: same, kg: times(1000), mg: over(1000), mcg: over(1e6), oz: times(KILOGRAMS_PER_OUNCE * 1000) },
  milligrams: { mg: same, g: times(1000), mcg: over(1000), kg: times(1e6) },
  // A capital letter makes the calorie of food labels.
  energy: {
    kcal: same,
    Cal: same,
    cal: over(1000),
    kJ: over(kilojoulesPerKilocalorie),
    J: over(1000 * kilojoulesPerKilocalorie),
  },
  // By a whole number first: 0.224 is 22.4, not 22.400000000000002.
  percent: { '%': (value) => (value <= 1 ? Math.round(value * 1e10) / 1e8 : value) },
  temperature: { degC: same, degF: (value) => (value - 32) / 1.8, K: (value) => value - 273.15 },
  glucose: { 'mg/dL': same, 'mg/L': over(10), 'g/L': times(100) },
  pressure: { mmHg: same, kPa: times(MILLIMETERS_OF_MERCURY_PER_KILOPASCAL) },
  volume: {
    mL: same,
    cL: times(10),
    dL: times(100),
    L: times(1000),
    fl_oz_us: times(millilitersPerFluidOunce),
    cup_us: times(8 * millilitersPerFluidOunce),
    pt_us: times(16 * millilitersPerFluidOunce),
    fl_oz_imp: times(MILLILITERS_PER_IMPERIAL_PINT / 20),
    cup_imp: times(MILLILITERS_PER_IMPERIAL_PINT / 2),
    pt_imp: times(MILLILITERS_PER_IMPERIAL_PINT),
  },
  milliseconds: { ms: same, s: times(1000) },
  speed: { 'm/s': same, 'km/hr': over(3.6), 'mi/hr': times(metersPerMile / 3600) },
  power: { W: same, kW: times(1000) },
  'oxygen-uptake': { 'mL/min·kg': same, 'mL/kg·min': same, 'mL/(kg*min)': same },
  sound: { dBASPL: same, dB: same },
};

/** `mmol<180.1558800000541>/L`: the number is the molar mass in grams. */
const MOLES = /^mmol<(\d+(?:\.\d+)?)>\/L$/;

/** @returns `null` for a unit that this dimension is not written in */
export function conversionOf(dimension: Dimension, unit: string): Convert | null {
  const table = units[dimension];
  if (Object.hasOwn(table, unit)) return table[unit] ?? null;
  const mass = dimension === 'glucose' ? MOLES.exec(unit)?.[1] : undefined;
  return mass === undefined ? null : times(Number(mass) / 10);
}

/** `418 cm`, `56 degF`, `4.5 kcal/hr·kg`: a value of metadata. @returns `null` where it is no such number */
export function quantityOf(dimension: Dimension, text: string | undefined): number | null {
  const match = /^(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?) (\S+)$/.exec(text?.trim() ?? '');
  if (match === null) return null;
  return conversionOf(dimension, match[2] ?? '')?.(Number(match[1])) ?? null;
}
