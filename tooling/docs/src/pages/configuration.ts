import { settingsTable } from '@vitalwire/core/config';
import { settingDeclarations } from '../../../../apps/cli/src/setup/settings.ts';

/** Every setting of the command line and its MCP server. */
export function configurationPage(): string {
  return [
    '# Configuration',
    'Read once, from the environment and from `config.json` in the data folder; the environment wins. A name that begins ' +
      'with `VITALWIRE_` and is not in this table is an error, with a suggestion.',
    settingsTable(settingDeclarations).trimEnd(),
  ].join('\n\n');
}
