import { type Capability, ownDataPolicy, type ProviderDescriptor, type SourceId } from '@vitalwire/core';

export const syntheticId = 'synthetic' as SourceId;

/** Kinds that an athlete has. */
export const syntheticKinds = [
  'workout',
  'sleep',
  'hrv',
  'dailySummary',
  'bodyMeasurement',
  'strengthSession',
  'note',
] as const;
export type SyntheticKind = (typeof syntheticKinds)[number];

function generated<K extends SyntheticKind>(fields: Capability<K>['fields']): Capability<K> {
  return { scopes: [], fields, historyDays: null, windowDays: null, notifies: false };
}

export const syntheticDescriptor: ProviderDescriptor<SyntheticKind> = {
  id: syntheticId,
  displayName: 'Demo athlete (generated)',
  documentation: 'https://www.npmjs.com/package/@vitalwire/providers-synthetic',
  auth: { type: 'none' },
  capabilities: {
    workout: generated<'workout'>([
      'elapsedSeconds',
      'timerSeconds',
      'movingSeconds',
      'distanceMeters',
      'ascentMeters',
      'descentMeters',
      'energyKilocalories',
      'workKilojoules',
      'averageSpeedMetersPerSecond',
      'maximumSpeedMetersPerSecond',
      'averageHeartRateBpm',
      'minimumHeartRateBpm',
      'maximumHeartRateBpm',
      'averageCadenceRpm',
      'maximumCadenceRpm',
      'averagePowerWatts',
      'maximumPowerWatts',
      'averageTemperatureCelsius',
      'maximumTemperatureCelsius',
      'strokes',
      'vendorSport',
      'name',
      'indoor',
      'multisportKey',
      'poolLengthMeters',
      'feel',
    ]),
    sleep: generated<'sleep'>([
      'asleepSeconds',
      'inBedSeconds',
      'awakeSeconds',
      'lightSeconds',
      'deepSeconds',
      'remSeconds',
      'latencySeconds',
      'awakenings',
      'averageHeartRateBpm',
      'lowestHeartRateBpm',
      'averageRespirationRatePerMinute',
      'skinTemperatureDeviationCelsius',
    ]),
    hrv: generated<'hrv'>(['averageHeartRateBpm', 'artefactShare']),
    dailySummary: generated<'dailySummary'>([
      'steps',
      'distanceMeters',
      'activeEnergyKilocalories',
      'basalEnergyKilocalories',
      'totalEnergyKilocalories',
      'restingHeartRateBpm',
      'minimumHeartRateBpm',
      'wearSeconds',
    ]),
    bodyMeasurement: generated<'bodyMeasurement'>(['weightKilograms', 'bodyFatPercent']),
    strengthSession: generated<'strengthSession'>(['name']),
    note: generated<'note'>(['text', 'ill', 'injured', 'about']),
  },
  dataPolicy: { ...ownDataPolicy, summary: 'Made up by a generator, about nobody: no terms apply.' },
};
