// Adds up the reports of all lanes that ran: prints `N passed, N failed`. An argument counts failures outside of tests.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, outside = '0'] = process.argv.slice(2);
let passed = 0;
let failed = 0;
for (const file of readdirSync(folder)) {
  const report = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  passed += report.numPassedTests;
  // A file that cannot even be loaded has no test that could fail.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  failed += report.numFailedTests + broken.length;
}
if (failed === 0) failed += Number(outside);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
