import { rmSync } from 'node:fs';
import { zipInto } from '@vitalwire/archive-writers';
import { appleHealthExport } from '@vitalwire/archive-writers/apple-health';
import type { Instant, LocalDate } from '@vitalwire/core';
import { openSource } from '@vitalwire/provider-kit/archive';
import { createHealthDocument } from '@vitalwire/providers-apple-health/scan';
import { generateAthlete } from '@vitalwire/providers-synthetic';

/** More than any phone writes. */
export const exportLimits = { maximumBytes: 64 * 2 ** 30, maximumRatio: 1000 };

/** From here on the years are ten, and what grows is how much each day has. */
const TEN_YEARS_MEGABYTES = 1000;

/** Writes an `export.zip` whose document has about so many megabytes: hundreds of thousands of rows from a watch and a phone. */
export async function writeAppleExport(path: string, megabytes: number): Promise<void> {
  const dense = megabytes > TEN_YEARS_MEGABYTES;
  const athlete = generateAthlete({
    scenario: 'demo',
    seed: 5,
    end: '2026-06-30' as LocalDate,
    years: dense ? 10 : Math.max(0.05, megabytes / 100),
  });
  const files = appleHealthExport(athlete, {
    exportedAt: '2026-07-01T09:00:00.000Z' as Instant,
    phoneZone: 'Europe/Berlin',
    zones: ['Europe/Berlin'],
    streams: false,
    heartRateSeconds: dense ? 55 : 300,
    countMinutes: dense ? 5 : 15,
  });
  rmSync(path, { force: true });
  await zipInto(path, files, { level: 1 });
}

/** Seconds of processor time to inflate and scan the document and to do nothing with it. */
export async function scanSeconds(path: string): Promise<{ readonly seconds: number; readonly rows: number }> {
  let rows = 0;
  const before = process.cpuUsage();
  const document = createHealthDocument({ sample: () => rows++, fault: () => rows++, element: () => {} });
  for await (const folder of (await openSource(path, { limits: exportLimits })).entries())
    for await (const file of folder.entries())
      if (file.name === 'export.xml') for await (const piece of file.open()) document.push(piece);
  document.end();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, rows };
}
