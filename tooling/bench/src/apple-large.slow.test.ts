import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { type Density, writeAppleExport } from './apple-export.ts';
import { type ReportedRows, sumsOf } from './apple-import.ts';
import { importPath } from './import-memory.ts';
import { builtPrograms } from './mcp-start.ts';
import { inScratch } from './scratch.ts';

const megabytes = inject('largeExportMegabytes');
/** Ten years of a watch that is never taken off are 4 GB. */
const density: Density = megabytes > 1000 ? 'dense' : 'usual';
/** An export of the same density to compare with: it takes the program, its reader and its storage into memory as well. */
const smallMegabytes = Math.min(200, megabytes / 2);
/** Of the process that imports, whatever the size of the export. */
const MEMORY_MEBIBYTES = 250;
/** What the large one may take of the small one's memory. */
const FLATNESS = 1.35;

async function importOf(folder: string, size: number): Promise<number | null> {
  const path = join(folder, 'export.zip');
  await writeAppleExport(path, size, density);
  const program = (await builtPrograms()).ours;
  const first = await importPath(program, path, folder);
  const { read, accounted, rejected } = sumsOf(first.report as unknown as { rows: readonly ReportedRows[] });
  expect(read).toBeGreaterThan(size * 2000);
  expect([accounted, rejected]).toEqual([read, 0]);
  const again = await importPath(program, path, folder);
  expect(again.report).toMatchObject({ files: { imported: 0, duplicate: 1 } });
  return first.peak;
}

it(`an export of Apple Health of ${megabytes} MB is taken in to the last row, in the memory that one of ${smallMegabytes} MB takes`, async ({
  annotate,
}) => {
  const small = await inScratch((folder) => importOf(folder, smallMegabytes));
  const large = await inScratch((folder) => importOf(folder, megabytes));
  if (small === null || large === null) return;
  await annotate(`${small.toFixed(0)} MiB, ${large.toFixed(0)} MiB`);
  expect(large).toBeLessThan(MEMORY_MEBIBYTES);
  expect(large / small).toBeLessThan(FLATNESS);
}, 1_800_000);
