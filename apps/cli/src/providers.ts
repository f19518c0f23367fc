import type { AnyProviderDescriptor, FileImporter } from '@vitalwire/core';
import { appleHealthDescriptor } from '@vitalwire/providers-apple-health';
import { createAppleHealthArchiveImporter } from '@vitalwire/providers-apple-health/archive';
import { createFilesImporter, filesDescriptor } from '@vitalwire/providers-files';
import { fitbitDescriptor } from '@vitalwire/providers-fitbit';
import { createFitbitArchiveImporter } from '@vitalwire/providers-fitbit/archive';
import { garminDescriptor } from '@vitalwire/providers-garmin';
import { createGarminArchiveImporter } from '@vitalwire/providers-garmin/archive';
import { healthConnectDescriptor } from '@vitalwire/providers-health-connect';
import { createHealthConnectArchiveImporter } from '@vitalwire/providers-health-connect/archive';
import { intervalsIcuDescriptor } from '@vitalwire/providers-intervals-icu';
import { createIntervalsIcuArchiveImporter } from '@vitalwire/providers-intervals-icu/archive';
import { cronometerDescriptor, myFitnessPalDescriptor } from '@vitalwire/providers-nutrition-diaries';
import {
  createCronometerArchiveImporter,
  createMyFitnessPalArchiveImporter,
} from '@vitalwire/providers-nutrition-diaries/archive';
import { ouraDescriptor } from '@vitalwire/providers-oura';
import { createOuraArchiveImporter } from '@vitalwire/providers-oura/archive';
import { polarDescriptor } from '@vitalwire/providers-polar';
import { createPolarArchiveImporter } from '@vitalwire/providers-polar/archive';
import { samsungHealthDescriptor } from '@vitalwire/providers-samsung-health';
import { createSamsungHealthArchiveImporter } from '@vitalwire/providers-samsung-health/archive';
import { stravaDescriptor } from '@vitalwire/providers-strava';
import { createStravaArchiveImporter } from '@vitalwire/providers-strava/archive';
import { hevyDescriptor, strongDescriptor } from '@vitalwire/providers-strength-logs';
import { createHevyArchiveImporter, createStrongArchiveImporter } from '@vitalwire/providers-strength-logs/archive';
import { syntheticDescriptor } from '@vitalwire/providers-synthetic';
import { whoopDescriptor } from '@vitalwire/providers-whoop';
import { createWhoopArchiveImporter } from '@vitalwire/providers-whoop/archive';
import { withingsDescriptor } from '@vitalwire/providers-withings';
import { createWithingsArchiveImporter } from '@vitalwire/providers-withings/archive';

/** The sources that this program knows. A new vendor is one line here and one below. */
export const descriptors: readonly AnyProviderDescriptor[] = [
  appleHealthDescriptor,
  filesDescriptor,
  garminDescriptor,
  stravaDescriptor,
  whoopDescriptor,
  hevyDescriptor,
  strongDescriptor,
  fitbitDescriptor,
  ouraDescriptor,
  samsungHealthDescriptor,
  polarDescriptor,
  withingsDescriptor,
  cronometerDescriptor,
  myFitnessPalDescriptor,
  healthConnectDescriptor,
  intervalsIcuDescriptor,
  syntheticDescriptor,
];

/** What reads files, folders and archives. */
export const importers: readonly FileImporter[] = [
  createAppleHealthArchiveImporter(),
  createGarminArchiveImporter(),
  createStravaArchiveImporter(),
  createWhoopArchiveImporter(),
  createHevyArchiveImporter(),
  createStrongArchiveImporter(),
  createFitbitArchiveImporter(),
  createOuraArchiveImporter(),
  createSamsungHealthArchiveImporter(),
  createPolarArchiveImporter(),
  createWithingsArchiveImporter(),
  createCronometerArchiveImporter(),
  createMyFitnessPalArchiveImporter(),
  createHealthConnectArchiveImporter(),
  createIntervalsIcuArchiveImporter(),
  createFilesImporter(),
];
