import { appleImport } from './apple-import.ts';
import { appleScan } from './apple-scan.ts';
import { archiveAgain } from './archive-again.ts';
import type { Benchmark } from './benchmark.ts';
import { correlationMatrixRow } from './correlation-matrix.ts';
import { dataCore } from './data-core.ts';
import { fitDecode } from './fit-decode.ts';
import { fitStore } from './fit-store.ts';
import { fitnessFatigueRow } from './fitness-fatigue.ts';
import { garminArchive } from './garmin-archive.ts';
import { importMemory } from './import-memory.ts';
import { mcpStart } from './mcp-start.ts';
import { normalizedPowerRow } from './normalized-power.ts';
import { powerCurve } from './power-curve.ts';
import { sampleIngest } from './sample-ingest.ts';
import { streamSize } from './stream-size.ts';
import { toolList } from './tool-list.ts';
import { wPrimeBalanceRow } from './w-prime-balance.ts';
import { yearRead } from './year-read.ts';

/** In the order of the table. A new one is a file beside this one and a line here. */
export const benchmarks: readonly Benchmark[] = [
  fitDecode,
  appleScan,
  fitStore,
  streamSize,
  yearRead,
  sampleIngest,
  dataCore,
  normalizedPowerRow,
  powerCurve,
  wPrimeBalanceRow,
  fitnessFatigueRow,
  correlationMatrixRow,
  mcpStart,
  toolList,
  importMemory,
  appleImport,
  archiveAgain,
  garminArchive,
];
