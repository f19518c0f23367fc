import type { Curation, HealthData, Instant, OriginalStore, PersonData, Storage } from '@vitalwire/core';
import { createCuration } from './curation/curation.ts';
import { createHealthData } from './health-data.ts';
import { createImporting, type Importing } from './importing.ts';
import { createPersonData } from './person-data.ts';
import type { SourceCatalogue } from './sources/source-catalogue.ts';

export interface HubOptions {
  readonly storage: Storage;
  /** Which sources there are, what their terms allow, and which is preferred. */
  readonly catalogue: SourceCatalogue;
  readonly now: () => Instant;
  /** SHA-256 of a file, 64 lower-case hexadecimal digits. */
  readonly sha256: (bytes: Uint8Array) => Promise<string>;
  /** Where imported files are kept; `null` keeps none (D26). */
  readonly originals: OriginalStore | null;
}

/** Everything a person's data can be asked and told, over one database. */
export interface Hub {
  readonly health: HealthData;
  readonly person: PersonData;
  readonly importing: Importing;
  readonly curation: Curation;
}

/** Opens nothing and reads nothing: the storage comes ready. */
export function createHub(options: HubOptions): Hub {
  return {
    health: createHealthData(options.storage, options.catalogue),
    person: createPersonData(options.storage, options.now),
    importing: createImporting(options),
    curation: createCuration(options.storage, options.catalogue, options.now),
  };
}
