// `npm start [-- <paths>]`: installs what the command line needs, builds it, and shows it at work.
import { install, node } from './workspace.mjs';

install('start', ['@vitalwire/cli...']);
node(['apps/cli/build.ts']);
node(['apps/cli/dist/start.js', ...process.argv.slice(2)]);
