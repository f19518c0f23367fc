import { setFlagsFromString } from 'node:v8';
import { importGarmin } from './garmin-import.ts';

/** A process of its own, in which nothing lives but the import. Arguments: the zip, a folder for the database. */
const [zip, folder] = process.argv.slice(2);
if (zip === undefined || folder === undefined) throw new Error('Name the zip and a folder.');
// As `vitalwire import` sets the collector.
setFlagsFromString('--semi-space-growth-factor=1');
setFlagsFromString('--heap-growing-percent=100');
process.stdout.write(JSON.stringify(await importGarmin(zip, folder)));
