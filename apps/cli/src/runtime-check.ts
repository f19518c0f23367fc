/** Node-API 10 is what the SQLite driver is built against; on less it ends the process without a word. */
const NEEDED_NAPI = 10;

type RuntimeVersions = Pick<NodeJS.ProcessVersions, 'node'> & { readonly napi?: string };

/** @returns one sentence for the person, or `null` when this runtime will do */
export function unsupportedRuntime(versions: RuntimeVersions): string | null {
  const [major = 0, minor = 0] = versions.node.split('.').map(Number);
  const supported = (major === 22 && minor >= 19) || (major === 24 && minor >= 11) || major >= 26;
  if (supported && Number(versions.napi ?? 0) >= NEEDED_NAPI) return null;
  return `vitalwire needs Node 22.19, 24.11 or 26 and later; this is Node ${versions.node}. Install Node 24 from https://nodejs.org and try again.`;
}
