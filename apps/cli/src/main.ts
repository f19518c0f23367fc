#!/usr/bin/env node
import { unsupportedRuntime } from './runtime-check.ts';

// A bundle is a few long lines: what Node shows of one by itself buries the message.
process.on('uncaughtException', (error) => {
  process.stderr.write(`vitalwire: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});

// `vitalwire history | head`: whoever reads has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const refusal = unsupportedRuntime(process.versions);
if (refusal !== null) {
  process.stderr.write(`${refusal}\n`);
  process.exitCode = 1;
} else {
  const parameters = process.argv.slice(2);
  // An assistant waits for this one: it goes around the command line's own machinery.
  if (parameters[0] === 'mcp' && !parameters.includes('--help') && !parameters.includes('-h')) {
    const { serveMcp } = await import('./commands/mcp.ts');
    await serveMcp(parameters.slice(1));
  } else {
    const { runProgram } = await import('./program.ts');
    process.exitCode = await runProgram(process.argv);
  }
}
