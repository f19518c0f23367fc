import { ingestAthlete, openAthlete } from './ten-years.ts';

/** A process of its own, so that its memory is that of taking the years in. Arguments: the database, the number of days. */
const [path, days] = process.argv.slice(2);
if (path === undefined) throw new Error('Name the database.');
const athlete = await openAthlete(path);
const before = process.cpuUsage();
await ingestAthlete(athlete, Number(days));
const { user, system } = process.cpuUsage(before);
await athlete.storage.close();
process.stdout.write(
  JSON.stringify({ peakMebibytes: process.resourceUsage().maxRSS / 1024, seconds: (user + system) / 1e6 }),
);
