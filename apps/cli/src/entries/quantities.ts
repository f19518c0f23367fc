import {
  celsiusOfFahrenheit,
  kilogramsPerPound,
  kilojoulesPerKilocalorie,
  metersPerFoot,
  metersPerMile,
  metersPerYard,
  millilitersPerFluidOunce,
  type UnitSystem,
} from '@vitalwire/core';

/**
 * Reads what a person typed. `null`: it cannot be read so.
 * @param units how the person reads a number without a unit
 */
export type Reader<T = unknown> = (text: string, units: UnitSystem) => T | null;

const metersPerInch = metersPerFoot / 12;
const millilitersPerCup = 8 * millilitersPerFluidOunce;
const gramsPerOunce = (kilogramsPerPound * 1000) / 16;
/** Molar mass of glucose is 180.156 g/mol. */
const milligramsPerDeciliterOfMillimolesPerLiter = 18.0156;

/** @param plain what a number without a unit is in; `null`: a unit must be said */
function quantity(
  factors: { readonly [unit: string]: number },
  plain: { readonly [S in UnitSystem]: string | null },
): Reader<number> {
  return (text, units) => {
    const match = /^(\d+(?:\.\d+)?)\s*([a-zµ%"'][a-zµ/]*)?$/i.exec(text);
    if (match === null) return null;
    const unit = match[2]?.toLowerCase() ?? plain[units];
    const factor = unit !== null && Object.hasOwn(factors, unit) ? factors[unit] : undefined;
    const value = clean(Number(match[1]) * (factor ?? Number.NaN));
    return Number.isFinite(value) ? value : null;
  };
}

/** 80.7 cm is 0.807 m, not 0.8070000000000001. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}

const same = (unit: string) => ({ metric: unit, imperial: unit });

export const mass = quantity(
  { kg: 1, lb: kilogramsPerPound, lbs: kilogramsPerPound },
  { metric: 'kg', imperial: 'lb' },
);
export const distance = quantity(
  { km: 1000, m: 1, mi: metersPerMile, yd: metersPerYard },
  { metric: 'km', imperial: 'mi' },
);
export const ascent = quantity({ m: 1, ft: metersPerFoot }, { metric: 'm', imperial: 'ft' });
/** Around the body. */
export const girth = quantity(
  { cm: 0.01, m: 1, in: metersPerInch, '"': metersPerInch },
  { metric: 'cm', imperial: 'in' },
);
export const volume = quantity(
  {
    ml: 1,
    cl: 10,
    dl: 100,
    l: 1000,
    oz: millilitersPerFluidOunce,
    floz: millilitersPerFluidOunce,
    cup: millilitersPerCup,
    cups: millilitersPerCup,
  },
  { metric: 'ml', imperial: 'oz' },
);
export const energy = quantity({ kcal: 1, cal: 1, kj: 1 / kilojoulesPerKilocalorie }, same('kcal'));
export const grams = quantity({ g: 1, oz: gramsPerOunce }, same('g'));
export const milligrams = quantity({ mg: 1, g: 1000 }, same('mg'));
export const percent = quantity({ '%': 1 }, same('%'));
export const beats = quantity({ bpm: 1 }, same('bpm'));
export const watts = quantity({ w: 1 }, same('w'));
export const milliseconds = quantity({ ms: 1 }, same('ms'));
export const plainNumber = quantity({ '': 1 }, same(''));
export const glucose = quantity(
  { 'mg/dl': 1, 'mmol/l': milligramsPerDeciliterOfMillimolesPerLiter },
  { metric: null, imperial: null },
);

export const signedNumber: Reader<number> = (text) => (/^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : null);

export const wholeNumber: Reader<number> = (text) => (/^\d{1,9}$/.test(text) ? Number(text) : null);

export const temperature: Reader<number> = (text, units) => {
  const match = /^(-?\d+(?:\.\d+)?)\s*°?\s*([cf])?$/i.exec(text);
  if (match === null) return null;
  const fahrenheit = match[2] === undefined ? units === 'imperial' : match[2].toLowerCase() === 'f';
  return fahrenheit ? clean(celsiusOfFahrenheit(Number(match[1]))) : Number(match[1]);
};

/** `178cm`, `1.78m`, `5'11"`, `5ft 11in`. Always with its unit: 178 and 5.9 are both written for one height. */
export const height: Reader<number> = (text) => {
  const feet = /^([3-8])\s*(?:'|ft)\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:"|in|'')?)?$/i.exec(text);
  if (feet !== null) return (Number(feet[1]) + Number(feet[2] ?? 0) / 12) * metersPerFoot;
  const match = /^(\d+(?:\.\d+)?)\s*(cm|m)$/i.exec(text);
  if (match === null) return null;
  return match[2]?.toLowerCase() === 'cm' ? Number(match[1]) / 100 : Number(match[1]);
};

/** No session, and no wait, is longer than a year. */
const LONGEST_SECONDS = 31_622_400;

/** Seconds of `45min`, `1h30`, `1h 30min 5s`, `90s`, `1:05:00`. `45:30` may be minutes or hours: not read. */
export const duration: Reader<number> = (text) => {
  const clock = /^(\d{1,3}):([0-5]\d):([0-5]\d)$/.exec(text);
  if (clock !== null) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  const match =
    /^(?:(\d+(?:\.\d+)?)\s*h(?:ours?|rs?)?)?\s*(?:(\d+(?:\.\d+)?)\s*(?:m(?:in(?:utes?|s)?)?))?\s*(?:(\d+(?:\.\d+)?)\s*s(?:ec(?:onds?|s)?)?)?$/i.exec(
      text.replace(/^(\d+)\s*h\s*([0-5]\d)$/i, '$1h$2m'),
    );
  if (match === null || match[0] === '') return null;
  const seconds = clean(Number(match[1] ?? 0) * 3600 + Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0));
  return seconds <= LONGEST_SECONDS ? seconds : null;
};

export const words: Reader<string> = (text) => (text === '' ? null : text);

/** Capitals, blanks, hyphens and underscores do not count. */
export function oneOf<T extends string>(...known: readonly T[]): Reader<T> {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[\s_-]/g, '');
  return (text) => known.find((word) => plain(word) === plain(text)) ?? null;
}

export const yesOrNo: Reader<boolean> = (text) =>
  /^(?:yes|true)$/i.test(text) ? true : /^(?:no|false)$/i.test(text) ? false : null;
