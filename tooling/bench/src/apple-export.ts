import { rmSync } from 'node:fs';
import { zipInto } from '@vitalwire/archive-writers';
import { appleHealthExport } from '@vitalwire/archive-writers/apple-health';
import type { Instant, LocalDate } from '@vitalwire/core';
import { openSource } from '@vitalwire/provider-kit/archive';
import { createHealthDocument } from '@vitalwire/providers-apple-health/scan';
import { generateAthlete } from '@vitalwire/providers-synthetic';

/** More than any phone writes. */
export const exportLimits = { maximumBytes: 64 * 2 ** 30, maximumRatio: 1000 };

/** How much a day has. `dense`: ten years are 4 GB, a heart rate every minute and counts every five. */
export type Density = 'usual' | 'dense';

const densities = {
  usual: { megabytesAYear: 100, heartRateSeconds: 300, countMinutes: 15 },
  dense: { megabytesAYear: 406, heartRateSeconds: 55, countMinutes: 5 },
};

/** Writes an `export.zip` whose document has about so many megabytes: hundreds of thousands of rows from a watch and a phone. */
export async function writeAppleExport(path: string, megabytes: number, density: Density = 'usual'): Promise<void> {
  const { megabytesAYear, heartRateSeconds, countMinutes } = densities[density];
  const athlete = generateAthlete({
    scenario: 'demo',
    seed: 5,
    end: '2026-06-30' as LocalDate,
    years: Math.max(0.05, megabytes / megabytesAYear),
  });
  const files = appleHealthExport(athlete, {
    exportedAt: '2026-07-01T09:00:00.000Z' as Instant,
    phoneZone: 'Europe/Berlin',
    zones: ['Europe/Berlin'],
    streams: false,
    heartRateSeconds,
    countMinutes,
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
