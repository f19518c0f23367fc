/** Exact by definition (International Yard and Pound Agreement, 1959; NIST SP 811). */
export const metersPerMile = 1609.344;
export const metersPerFoot = 0.3048;
export const metersPerYard = 0.9144;
export const kilogramsPerPound = 0.453_592_37;
/** U.S. customary: 231 cubic inches are 128 fluid ounces (NIST Handbook 44, appendix C). */
export const millilitersPerFluidOunce = 29.573_529_562_5;
/** Thermochemical kilocalorie, NIST SP 811. */
export const kilojoulesPerKilocalorie = 4.184;
/** Grams of a mole of glucose over ten: mg/dL of 1 mmol/L (C6H12O6, 180.156 g/mol, IUPAC 2021). */
export const glucoseMilligramsPerMillimole = 18.0156;

export function milesOfMeters(meters: number): number {
  return meters / metersPerMile;
}
export function feetOfMeters(meters: number): number {
  return meters / metersPerFoot;
}
export function poundsOfKilograms(kilograms: number): number {
  return kilograms / kilogramsPerPound;
}
export function fahrenheitOfCelsius(celsius: number): number {
  return celsius * 1.8 + 32;
}
export function celsiusOfFahrenheit(fahrenheit: number): number {
  return (fahrenheit - 32) / 1.8;
}
export function kilometersPerHourOf(metersPerSecond: number): number {
  return metersPerSecond * 3.6;
}

/** @returns seconds for one kilometre, `null` when standing still */
export function secondsPerKilometerOf(metersPerSecond: number): number | null {
  return metersPerSecond > 0 ? 1000 / metersPerSecond : null;
}

/** How a person reads numbers. Stored and computed values are always SI. */
export const UnitSystem = { Metric: 'metric', Imperial: 'imperial' } as const;
export type UnitSystem = (typeof UnitSystem)[keyof typeof UnitSystem];
