import { type DataKind, dataKinds, HealthError, localOwner, type Storage, suggest } from '@vitalwire/core';
import { fileOriginals } from '@vitalwire/storage/originals';
import { type Command, Option } from 'commander';
import { ExitCode } from '../exit-code.ts';
import { dryRun, type InSession, json, type Session } from '../session.ts';
import { namedPath, refuseInside } from '../setup/home.ts';
import { printJson } from '../terminal/terminal.ts';

interface ExportFlags {
  readonly to?: string;
  readonly format: 'archive' | 'csv';
  readonly kind?: readonly string[];
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function addExport(program: Command, inSession: InSession): void {
  program
    .command('export')
    .description('write everything into a folder that is yours: an archive that restore reads, or tables')
    .option('--to <folder>', 'a folder that is not there yet; without it ./vitalwire-export-<moment>')
    .addOption(new Option('--format <format>', 'archive or csv').choices(['archive', 'csv']).default('archive'))
    .option('--kind <kind...>', 'only these kinds, such as workout sleep; of tables')
    .addOption(dryRun)
    .addOption(json)
    .action((flags: ExportFlags) => inSession(flags.json ?? false, (session) => exportAll(session, flags))());
}

async function exportAll(session: Session, flags: ExportFlags): Promise<ExitCode> {
  const { app, terminal, now } = session;
  const kinds = kindsOf(flags);
  const folder = namedPath(flags.to ?? `vitalwire-export-${now().replaceAll(/[-:]|\.\d+/g, '')}`, '--to');
  refuseInside(app.home.folder, folder, '--to');
  const storage = await app.storage();
  if (flags.dryRun === true) {
    const counts = await countsOf(storage, kinds);
    if (flags.json === true) printJson(terminal, { dryRun: true, folder, format: flags.format, records: counts });
    else terminal.out(`Would write to ${folder}: ${countsText(counts)}.\n`);
    return ExitCode.Done;
  }
  const { writeArchive, writeCsv } = await import('@vitalwire/storage/archive');
  const { programName } = await import('../backups.ts');
  if (flags.format === 'csv') {
    const tables = await writeCsv({ storage, owner: localOwner, folder, kinds });
    await noteEgress(storage, kinds, session, programName());
    if (flags.json === true) printJson(terminal, { folder, tables });
    else terminal.out(`Wrote ${tables.length} table${tables.length === 1 ? '' : 's'} to ${folder}.\n`);
    return ExitCode.Done;
  }
  const manifest = await writeArchive({
    storage,
    folder,
    owners: [localOwner],
    purpose: 'export',
    originals: fileOriginals(app.home.originals),
    now: now(),
    program: programName(),
  });
  await noteEgress(storage, dataKinds, session, programName());
  const [person] = manifest.people;
  if (flags.json === true) printJson(terminal, { folder, manifest });
  else {
    const counts = `${person?.counts.record ?? 0} records and ${person?.originals ?? 0} original files`;
    terminal.out(`Wrote ${counts} to ${folder}. vitalwire restore reads them back.\n`);
  }
  return ExitCode.Done;
}

function kindsOf({ kind, format }: ExportFlags): readonly DataKind[] {
  if (kind === undefined) return dataKinds;
  if (format !== 'csv') {
    const message = 'an archive holds every kind: give --format csv with it';
    throw new HealthError('invalid-input', `With --kind, ${message}.`, { issues: [{ path: 'kind', message }] });
  }
  return kind.map((name) => {
    const known = dataKinds.find((each) => each === name);
    if (known !== undefined) return known;
    const [meant] = suggest(name, dataKinds);
    const message = `"${name}" is no kind of record${meant === undefined ? '' : `; did you mean ${meant}?`}`;
    throw new HealthError('invalid-input', `${message}${message.endsWith('?') ? '' : '.'}`, {
      issues: [{ path: 'kind', message }],
    });
  });
}

/** That records left the database; counted by kind and source, never what they said. */
async function noteEgress(storage: Storage, kinds: readonly DataKind[], { now }: Session, client: string) {
  const records = await countsOf(storage, kinds);
  if (records.length === 0) return;
  await storage.egress.write(localOwner, {
    at: now(),
    audience: { type: 'export', client, operation: 'export' },
    records,
  });
}

async function countsOf(storage: Storage, kinds: readonly DataKind[]) {
  const overview = await storage.records.overview(localOwner);
  return overview
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ kind, sourceId, records }) => ({ kind, sourceId, count: records }));
}

function countsText(counts: Awaited<ReturnType<typeof countsOf>>): string {
  const byKind = Map.groupBy(counts, ({ kind }) => kind);
  const words = [...byKind].map(([kind, each]) => `${each.reduce((sum, { count }) => sum + count, 0)} ${kind}`);
  return words.length === 0 ? 'nothing, there are no records' : words.join(', ');
}
