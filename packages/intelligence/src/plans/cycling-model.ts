import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireBetween, requireFinite, requireNotNegative, requirePositive } from '../refuse.ts';

export interface AirInput {
  readonly temperatureCelsius: number;
  /** As measured on the spot, not reduced to sea level. */
  readonly pressurePascals?: number;
  /** In place of the pressure: that of the standard atmosphere. */
  readonly altitudeMeters?: number;
  /** 0 unless given: moist air is up to 2 % lighter. */
  readonly relativeHumidityPercent?: number;
}

export const airDensity = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'plans.air-density.moist_ideal_gas',
    version: 1,
    title: 'Density of air',
    unit: 'kg/m³',
    evidence: 'consensus',
    formula:
      '(p - e)/(287.05·T) + e/(461.495·T); e = humidity · 611·10^(7.5t/(237.7 + t)) Pa; p = 101325·(1 - 2.25577e-5·h)^5.25588 where not measured',
    validRange: '-40 to 50 °C, up to 11 km',
    references: [references.standardAtmosphere1976],
  },
  (input: AirInput) => {
    const { temperatureCelsius: t, relativeHumidityPercent = 0, altitudeMeters, pressurePascals } = input;
    requireBetween('temperatureCelsius', t, -40, 50);
    requireBetween('relativeHumidityPercent', relativeHumidityPercent, 0, 100);
    if ((altitudeMeters === undefined) === (pressurePascals === undefined))
      refuse('pressurePascals', 'or altitudeMeters must be given, not both.');
    if (altitudeMeters !== undefined) requireBetween('altitudeMeters', altitudeMeters, -500, 11_000);
    else requireBetween('pressurePascals', pressurePascals ?? Number.NaN, 20_000, 110_000);
    const pressure = pressurePascals ?? 101_325 * (1 - 2.25577e-5 * (altitudeMeters ?? 0)) ** 5.25588;
    const kelvin = t + 273.15;
    const vapour = (relativeHumidityPercent / 100) * 611 * 10 ** ((7.5 * t) / (237.7 + t));
    return computed((pressure - vapour) / (287.05 * kelvin) + vapour / (461.495 * kelvin));
  },
);

export interface RiderModel {
  /** Rider, bicycle and all they carry. */
  readonly massKilograms: number;
  readonly dragAreaSquareMeters: number;
  readonly rollingResistance: number;
  readonly airDensityKilogramsPerCubicMeter: number;
  /** 0.976 unless given (Martin 1998). */
  readonly drivetrainEfficiency?: number;
  /** Of the turning wheels, beside the drag area; 0.0044 m² unless given (Martin 1998). */
  readonly wheelDragAreaSquareMeters?: number;
}

const GRAVITY = 9.80665;
const EFFICIENCY = 0.976;
const WHEELS = 0.0044;
/** Wheel bearings: (91 + 8.7·v)/1000 N. */
const BEARING = 0.091;
const BEARING_SLOPE = 0.0087;
export const SLOWEST = 0.2;
export const FASTEST = 60;

export function requireRider(rider: RiderModel): void {
  requirePositive('massKilograms', rider.massKilograms);
  requirePositive('dragAreaSquareMeters', rider.dragAreaSquareMeters);
  requireNotNegative('rollingResistance', rider.rollingResistance);
  requirePositive('airDensityKilogramsPerCubicMeter', rider.airDensityKilogramsPerCubicMeter);
  if (rider.drivetrainEfficiency !== undefined)
    requireBetween('drivetrainEfficiency', rider.drivetrainEfficiency, 0.5, 1);
  requireNotNegative('wheelDragAreaSquareMeters', rider.wheelDragAreaSquareMeters ?? WHEELS);
}

/** What a stretch of road asks for, without the speed. */
export interface RoadForces {
  /** Gravity and rolling resistance, N. */
  readonly steady: number;
  /** N a (m/s)². */
  readonly drag: number;
  readonly headwind: number;
  readonly efficiency: number;
}

export function forcesOf(rider: RiderModel, gradeFraction: number, headwindMetersPerSecond: number): RoadForces {
  const angle = Math.atan(gradeFraction);
  const weight = rider.massKilograms * GRAVITY;
  const area = rider.dragAreaSquareMeters + (rider.wheelDragAreaSquareMeters ?? WHEELS);
  return {
    steady: weight * (Math.sin(angle) + rider.rollingResistance * Math.cos(angle)),
    drag: 0.5 * rider.airDensityKilogramsPerCubicMeter * area,
    headwind: headwindMetersPerSecond,
    efficiency: rider.drivetrainEfficiency ?? EFFICIENCY,
  };
}

/** Against the direction of travel, N. Rises with speed. */
export function resistance({ steady, drag, headwind }: RoadForces, speed: number): number {
  const air = speed + headwind;
  return steady + drag * air * Math.abs(air) + BEARING + BEARING_SLOPE * speed;
}

/**
 * Speed at the end of a stretch of so many metres: work done equals work against the road plus the change of kinetic
 * energy. Forces are those at the end, so that steps of any length stay stable and long ones end at the steady speed.
 */
export function speedAfter(
  forces: RoadForces,
  powerWatts: number,
  massKilograms: number,
  speedBefore: number,
  meters: number,
): number {
  const inertia = massKilograms / (2 * meters);
  let low = 0;
  let high = FASTEST;
  for (let i = 0; i < 48; i++) {
    const speed = (low + high) / 2;
    const surplus =
      inertia * (speedBefore * speedBefore - speed * speed) +
      (powerWatts * forces.efficiency) / speed -
      resistance(forces, speed);
    if (surplus > 0) low = speed;
    else high = speed;
  }
  return (low + high) / 2;
}

export interface RoadInput extends RiderModel {
  readonly gradeFraction: number;
  /** 0 unless given; negative from behind. */
  readonly headwindMetersPerSecond?: number;
}

function roadOf(input: RoadInput): RoadForces {
  requireRider(input);
  requireBetween('gradeFraction', input.gradeFraction, -1, 1);
  const { headwindMetersPerSecond = 0 } = input;
  requireBetween('headwindMetersPerSecond', headwindMetersPerSecond, -50, 50);
  return forcesOf(input, input.gradeFraction, headwindMetersPerSecond);
}

const validRange = 'steady riding on a road; standard error 2.7 W in the validation';
const cite = [references.martin1998];

/** 0 where the road drives the rider: braking is not counted. */
export const cyclingPower = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'plans.cycling-power.martin_1998',
    version: 1,
    title: 'Power for a cycling speed',
    unit: 'W',
    evidence: 'peer-reviewed',
    formula:
      'v·(½ρ(CdA + Fw)·va|va| + m·g·(sin + Crr·cos) + (91 + 8.7v)/1000)/efficiency, va speed in the air along the road',
    validRange,
    references: cite,
  },
  (input: RoadInput & { readonly speedMetersPerSecond: number }) => {
    const forces = roadOf(input);
    requireNotNegative('speedMetersPerSecond', input.speedMetersPerSecond);
    requireFinite('speedMetersPerSecond', input.speedMetersPerSecond);
    const watts = (input.speedMetersPerSecond * resistance(forces, input.speedMetersPerSecond)) / forces.efficiency;
    return computed(Math.max(0, watts), watts < 0 ? ['The road drives the rider: the speed needs brakes.'] : []);
  },
);

export const cyclingSpeed = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'plans.cycling-speed.martin_1998',
    version: 1,
    title: 'Cycling speed for a power',
    unit: 'm/s',
    evidence: 'peer-reviewed',
    formula: 'the steady speed at which the model asks for the power',
    validRange,
    references: cite,
  },
  (input: RoadInput & { readonly powerWatts: number }): Outcome<number> => {
    const forces = roadOf(input);
    requireNotNegative('powerWatts', input.powerWatts);
    const speed = speedAfter(forces, input.powerWatts, 0, 0, 1);
    if (speed < SLOWEST) return insufficientData('a power that moves the rider', `${input.powerWatts} W`);
    return computed(speed);
  },
);
