// `npm test [-- <vitest options>]`: installs everything, builds it, and runs every suite that needs nothing from outside.
import { exec, install } from './workspace.mjs';

install('all', []);
exec('turbo', ['run', 'build', '--output-logs=errors-only']);
exec('vitest', ['run', '--project', '!samples', ...process.argv.slice(2)]);
