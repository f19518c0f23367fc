import { computed, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { type EquationSex, requireSex } from '../person.ts';
import { piecewise } from '../piecewise.ts';
import * as references from '../references.ts';
import { requireBetween, requirePositive } from '../refuse.ts';

export interface WeatherInput {
  readonly temperatureCelsius: number;
  readonly relativeHumidityPercent: number;
}

export const wetBulbGlobeTemperature = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'running.wet-bulb-globe.acsm_1984',
    version: 1,
    title: 'Wet-bulb globe temperature, approximated',
    unit: '°C',
    evidence: 'heuristic',
    formula: '0.567T + 0.393e + 3.94, e = rh/100 · 6.105·e^(17.27T/(237.7 + T)) hPa',
    validRange: 'fairly high sun and light wind: too high under cloud, in wind and at night',
    references: [references.acsm1984],
  },
  ({ temperatureCelsius: t, relativeHumidityPercent: humidity }: WeatherInput) => {
    requireBetween('temperatureCelsius', t, -40, 60);
    requireBetween('relativeHumidityPercent', humidity, 0, 100);
    const vapour = (humidity / 100) * 6.105 * Math.exp((17.27 * t) / (237.7 + t));
    return computed(0.567 * t + 0.393 * vapour + 3.94);
  },
);

export interface HeatInput {
  /** Marathon time in the cool, wet-bulb globe temperature 5 to 10 °C. */
  readonly durationSeconds: number;
  readonly wetBulbGlobeCelsius: number;
  readonly sex: EquationSex;
}

export interface HeatSlowing {
  readonly percent: number;
  readonly seconds: number;
}

/** Percent behind the course record by quarter of temperature, at the middle of each; top three of their race. */
const MIDDLES = [7.5, 12.5, 17.5, 22.5];
const BEHIND: { readonly [S in EquationSex]: readonly number[] } = {
  female: [3.2, 3.2, 3.8, 5.4],
  male: [1.7, 2.5, 3.3, 4.5],
};

/** What heat costs the winners; it costs everyone else more. */
export const heatSlowing = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'running.heat-slowing.ely_2007',
    version: 1,
    title: 'Marathon time in the heat',
    unit: 's',
    evidence: 'heuristic',
    formula:
      'percent behind the course record, 1.7, 2.5, 3.3, 4.5 (men), 3.2, 3.2, 3.8, 5.4 (women) at 7.5, 12.5, 17.5, 22.5 °C, less that at 7.5; the lines between are ours',
    validRange: 'marathons of winners at 5 to 25 °C; slower runners lose more, by an amount the abstract does not give',
    references: [references.ely2007, references.ours],
  },
  ({ durationSeconds, wetBulbGlobeCelsius, sex }: HeatInput): Outcome<HeatSlowing> => {
    requirePositive('durationSeconds', durationSeconds);
    requireBetween('wetBulbGlobeCelsius', wetBulbGlobeCelsius, -40, 60);
    requireSex(sex);
    const points = MIDDLES.map((middle, i) => [middle, BEHIND[sex][i] ?? 0] as const);
    const percent = piecewise(points, wetBulbGlobeCelsius) - (points[0]?.[1] ?? 0);
    return computed({ percent, seconds: durationSeconds * (1 + percent / 100) }, [
      'Found in the first three of their race: slower runners lose more.',
      ...(wetBulbGlobeCelsius > 25 ? ['No race above 25 °C was in the data: expect more.'] : []),
    ]);
  },
);
