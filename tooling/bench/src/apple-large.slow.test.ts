import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { writeAppleExport } from './apple-export.ts';
import { type ReportedRows, sumsOf } from './apple-import.ts';
import { importPath } from './import-memory.ts';
import { builtPrograms } from './mcp-start.ts';
import { inScratch } from './scratch.ts';

const megabytes = inject('largeExportMegabytes');
/** Of the process that imports, whatever the size of the export. */
const MEMORY_MEBIBYTES = 300;

it(`an export of Apple Health of ${megabytes} MB is taken in to the last row, in less than ${MEMORY_MEBIBYTES} MiB`, async () => {
  await inScratch(async (scratch) => {
    const path = join(scratch, 'export.zip');
    await writeAppleExport(path, megabytes);
    const program = (await builtPrograms()).ours;
    const first = await importPath(program, path, scratch);
    const { read, accounted, rejected } = sumsOf(first.report as unknown as { rows: readonly ReportedRows[] });
    expect(read).toBeGreaterThan(megabytes * 2000);
    expect([accounted, rejected]).toEqual([read, 0]);
    if (first.peak !== null) expect(first.peak).toBeLessThan(MEMORY_MEBIBYTES);
    const again = await importPath(program, path, scratch);
    expect(again.report).toMatchObject({ files: { imported: 0, duplicate: 1 } });
  });
}, 1_800_000);
