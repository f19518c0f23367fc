/** Largest size of an entry with everything it loads from its own package, KiB after brotli. */
export const entryBudgets: { readonly [specifier: string]: number } = {
  '@vitalwire/core': 18,
  '@vitalwire/core/schema': 22,
  '@vitalwire/core/time': 4,
  '@vitalwire/core/config': 5,
  '@vitalwire/activity-files': 72,
  '@vitalwire/activity-files/fit': 66,
  '@vitalwire/activity-files/tcx': 12,
  '@vitalwire/activity-files/gpx': 11,
  '@vitalwire/activity-files/records': 6,
  // Hundreds of algorithms with their titles, rules and sources; one import takes only what it uses.
  '@vitalwire/intelligence': 63,
  '@vitalwire/intelligence/health': 36,
  '@vitalwire/intelligence/registry': 180,
  '@vitalwire/intelligence/statistics': 39,
  '@vitalwire/intelligence/plans': 54,
  '@vitalwire/intelligence/rules': 39,
  '@vitalwire/intelligence/quality': 24,
  '@vitalwire/archive-writers': 3,
  '@vitalwire/archive-writers/strava': 4,
  '@vitalwire/storage': 2,
  '@vitalwire/storage/archive': 12,
  '@vitalwire/storage/backup': 46,
  '@vitalwire/storage/codec': 8,
  '@vitalwire/storage/memory': 20,
  '@vitalwire/storage/originals': 2,
  '@vitalwire/storage/seal': 3,
  '@vitalwire/storage/sqlite': 32,
  '@vitalwire/storage/postgres': 32,
  '@vitalwire/storage/testing': 22,
  '@vitalwire/hub': 36,
  '@vitalwire/provider-kit': 3,
  '@vitalwire/provider-kit/archive': 5,
  '@vitalwire/provider-kit/rows': 9,
  '@vitalwire/provider-kit/testing': 5,
  '@vitalwire/providers-files': 5,
  '@vitalwire/providers-strava': 9,
  '@vitalwire/providers-strava/archive': 9,
  '@vitalwire/providers-synthetic': 30,
  '@vitalwire/providers-synthetic/merge-set': 16,
  '@vitalwire/tools': 44,
  '@vitalwire/tools/mcp': 12,
  '@vitalwire/tools/testing': 5,
};

/** The bundled command, KiB as it lies on disk. */
export const programBudget = 3_000;

/** What `npm install @vitalwire/cli` puts on a disk, MiB. */
export const footprintBudget = 60;
