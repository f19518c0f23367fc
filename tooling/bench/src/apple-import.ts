import { join } from 'node:path';
import { scanSeconds, writeAppleExport } from './apple-export.ts';
import { type Benchmark, type Options, type Result, requireSame } from './benchmark.ts';
import { importPath } from './import-memory.ts';
import { buildPrograms, builtPrograms } from './mcp-start.ts';
import { inScratch } from './scratch.ts';

interface Sums {
  readonly read: number;
  readonly accounted: number;
  readonly rejected: number;
}

/** Rows of the document, and what became of them, added up over the report of the command. */
export function sumsOf(report: { readonly rows: readonly ReportedRows[] }): Sums {
  const sum = (of: (rows: ReportedRows) => number) => report.rows.reduce((total, rows) => total + of(rows), 0);
  const passedOver = (rows: ReportedRows) => rows.passedOver.reduce((total, each) => total + each.rows, 0);
  return {
    read: sum(({ read }) => read),
    accounted: sum((rows) => rows.used + rows.rejected + passedOver(rows)),
    rejected: sum(({ rejected }) => rejected),
  };
}

export interface ReportedRows {
  readonly read: number;
  readonly used: number;
  readonly rejected: number;
  readonly passedOver: readonly { readonly rows: number }[];
}

export const appleImport: Benchmark = {
  name: 'apple-import',

  async check() {
    await inScratch(async (scratch) => {
      const path = join(scratch, 'export.zip');
      await writeAppleExport(path, 5);
      const { report } = await importPath((await builtPrograms()).ours, path, scratch);
      const { read, accounted, rejected } = sumsOf(report as unknown as { rows: readonly ReportedRows[] });
      requireSame('apple-import: rows with an account', accounted, read);
      requireSame('apple-import: rows not understood', rejected, 0);
    });
  },

  async run({ quick }: Options): Promise<readonly Result[]> {
    const megabytes = quick ? 100 : 200;
    return inScratch(async (scratch) => {
      const path = join(scratch, 'export.zip');
      await writeAppleExport(path, megabytes);
      const program = (await buildPrograms()).ours;
      await scanSeconds(path);
      const scan = await scanSeconds(path);
      const { peak, processorSeconds } = await importPath(program, path, scratch);
      if (processorSeconds === null) return [];
      const what = `export.zip of ${megabytes} MB to committed records`;
      const common = { what, limit: 'storing: packing of series, checks of records, SQLite', peer: 'none: a limit' };
      return [
        {
          ...common,
          ours: `${(megabytes / processorSeconds).toFixed(0)} MB/s of processor time`,
          peer: `inflating and scanning alone: ${(megabytes / scan.seconds).toFixed(0)} MB/s`,
          figure: scan.seconds / processorSeconds,
          unit: 'x',
          target: 'at-least',
          must: 0.2,
          aim: 0.4,
        },
        ...(peak === null
          ? []
          : [
              {
                ...common,
                ours: `${peak.toFixed(0)} MiB at most`,
                figure: peak,
                unit: 'MiB',
                target: 'at-most',
                must: 300,
                aim: 250,
              } as const,
            ]),
      ];
    });
  },
};
