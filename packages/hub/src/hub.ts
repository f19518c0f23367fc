import type {
  CoverageReport,
  Curation,
  EgressLog,
  HealthData,
  Instant,
  OriginalStore,
  PersonData,
  ReadCall,
  SpillFile,
  SpillOptions,
  Storage,
} from '@vitalwire/core';
import { createCuration } from './curation/curation.ts';
import { type DeedStorage, rehearsing } from './curation/rehearsal.ts';
import { withinTerms } from './curation/within-terms.ts';
import { createEgressLog } from './egress/egress-log.ts';
import { type ExpiryOfAll, expireEveryone } from './expire-everyone.ts';
import { type CoverageQuestion, coverageReports } from './gaps/coverage-report.ts';
import { type FillReport, type FillRequest, fillGaps } from './gaps/fill-gaps.ts';
import { createHealthData } from './health-data.ts';
import { createImporting, type Importing } from './importing.ts';
import { createPersonData } from './person-data.ts';
import type { OpenKept } from './reprocessing/kept-source.ts';
import { withheldSources } from './sources/expiry.ts';
import type { SourceCatalogue } from './sources/source-catalogue.ts';

export interface HubOptions {
  readonly storage: Storage;
  /** Which sources there are, what their terms allow, and which is preferred. */
  readonly catalogue: SourceCatalogue;
  readonly now: () => Instant;
  /** SHA-256 of a file, at hand or in pieces: 64 lower-case hexadecimal digits. */
  readonly sha256: (content: Uint8Array | AsyncIterable<Uint8Array>) => Promise<string>;
  /** Where imported files are kept; `null` keeps none (D26). */
  readonly originals: OriginalStore | null;
  /** Opens an archive of the originals, to read it again; absent: archives are not read again. */
  readonly openKept?: OpenKept;
  /** Room outside of memory for what an importer holds until it has read a whole source; absent: there is none. */
  readonly spill?: (options?: SpillOptions) => SpillFile;
  /** Days that entries of the egress log are kept; absent: for ever. */
  readonly egressKeepDays?: number;
}

/** What the sources hold, what they lack and why, and the reading of what is missing. */
export interface CoverageReading {
  /** Of the sources that this reader may see. */
  reports(question: CoverageQuestion, call: ReadCall): Promise<readonly CoverageReport[]>;
  /** @throws HealthError `unsupported`, the storage errors; what the source itself fails with is in the report */
  fill(request: FillRequest): Promise<FillReport>;
}

/** Everything a person's data can be asked and told, over one database. */
export interface Hub {
  readonly health: HealthData;
  readonly person: PersonData;
  readonly importing: Importing;
  readonly curation: Curation;
  /** The same deeds, done in full, answered, and taken back: what would happen. Ids and times are those of the moment. */
  readonly rehearsal: Curation;
  readonly coverage: CoverageReading;
  readonly egress: EgressLog;
  /**
   * Removes what the terms of its source let nobody keep any longer, and old entries of the egress log, of everyone. Reads
   * show nothing of it either way; this is for the start of a program, and once a day. @throws HealthError the storage errors
   */
  expire(now: Instant): Promise<ExpiryOfAll>;
}

/** Opens nothing and reads nothing: the storage comes ready. */
export function createHub(options: HubOptions): Hub {
  const { storage, catalogue, now } = options;
  const curationOver = (deeds: DeedStorage) =>
    withinTerms(createCuration(deeds, catalogue, now), storage, catalogue, now);
  const health = createHealthData(storage, catalogue, now);
  return {
    health,
    person: createPersonData(storage, health, now),
    importing: createImporting(options),
    coverage: {
      async reports(question, call) {
        const because = await withheldSources(storage, catalogue, call, now());
        return (await coverageReports(storage, call.owner, question)).filter(
          ({ sourceId }) => because(sourceId) === null,
        );
      },
      fill: (request) => fillGaps(storage, catalogue, now, request),
    },
    egress: createEgressLog(storage, now),
    expire: (at) => expireEveryone(storage, catalogue, options.egressKeepDays ?? null, at),
    curation: curationOver(storage),
    rehearsal: curationOver(rehearsing(storage)),
  };
}
