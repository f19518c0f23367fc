import { unsupportedRuntime } from './runtime-check.ts';

// Before anything native or newer than the oldest Node that may run this line.
const refusal = unsupportedRuntime(process.versions);
if (refusal === null) {
  const parameters = process.argv.slice(2);
  // An assistant waits for this one: nothing is loaded that the server does not need.
  if (parameters[0] === 'mcp' && !parameters.includes('--help') && !parameters.includes('-h')) {
    const { serveMcp } = await import('./commands/mcp.ts');
    await serveMcp(parameters.slice(1));
  } else {
    const { runProgram } = await import('./program.ts');
    process.exitCode = await runProgram(process.argv);
  }
} else {
  process.stderr.write(`${refusal}\n`);
  process.exitCode = 1;
}
