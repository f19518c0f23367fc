/** Largest size of an entry with everything it loads from its own package, KiB after brotli. */
export const entryBudgets: { readonly [specifier: string]: number } = {
  '@vitalwire/core': 8,
  '@vitalwire/core/schema': 10,
  '@vitalwire/core/time': 6,
  '@vitalwire/core/config': 5,
  '@vitalwire/activity-files': 40,
  '@vitalwire/activity-files/fit': 36,
  '@vitalwire/activity-files/tcx': 10,
  '@vitalwire/activity-files/gpx': 10,
  '@vitalwire/activity-files/records': 10,
  '@vitalwire/intelligence': 24,
  '@vitalwire/storage': 4,
  '@vitalwire/storage/codec': 8,
  '@vitalwire/storage/memory': 12,
  '@vitalwire/storage/sqlite': 24,
  '@vitalwire/storage/postgres': 24,
  '@vitalwire/storage/testing': 24,
  '@vitalwire/hub': 16,
  '@vitalwire/provider-kit': 8,
  '@vitalwire/provider-kit/archive': 12,
  '@vitalwire/provider-kit/testing': 12,
  '@vitalwire/providers-files': 10,
  '@vitalwire/providers-synthetic': 24,
  '@vitalwire/tools': 60,
  '@vitalwire/tools/mcp': 20,
  '@vitalwire/tools/testing': 10,
};

/** The bundled command, KiB as it lies on disk. */
export const programBudget = 1_600;

/** What `npm install @vitalwire/cli` puts on a disk, MiB. */
export const footprintBudget = 60;
