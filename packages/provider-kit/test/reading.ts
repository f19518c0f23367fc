import { HealthError, type ImportSource } from '@vitalwire/core';

export async function textOf(source: ImportSource): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source.open()) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

export async function codeOf(run: () => Promise<unknown>): Promise<string> {
  try {
    await run();
    return 'none';
  } catch (error) {
    if (HealthError.is(error)) return error.code;
    throw error;
  }
}

/** Everything below a source: path and text, or path and the reason why there is none. */
export async function tree(source: ImportSource): Promise<readonly string[]> {
  const lines: string[] = [];
  try {
    for await (const member of source.entries()) {
      if (member.type !== 'file') lines.push(`${member.path}${member.type === 'folder' ? '/' : ' (archive)'}`);
      lines.push(...(member.type === 'file' ? [`${member.path} ${await outcomeOf(member)}`] : await tree(member)));
    }
  } catch (error) {
    if (!HealthError.is(error)) throw error;
    lines.push(`${source.path} ${error.code}: ${error.message.replace(source.path, '…')}`);
  }
  return lines;
}

async function outcomeOf(member: ImportSource): Promise<string> {
  try {
    return await textOf(member);
  } catch (error) {
    if (!HealthError.is(error)) throw error;
    return `${error.code}: ${error.message.replace(member.path, '…')}`;
  }
}
