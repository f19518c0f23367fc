import { allTools, createToolset, describeTools, type ToolDescription, toolsetTitles } from '@vitalwire/tools';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { table } from './table.ts';

/** Every tool by toolset, with what it takes, what it answers and what listing it costs. */
export function toolsPage(): string {
  const described = describeTools(allTools);
  const listed = new Set(createToolset(allTools).tools.map(({ name }) => name));
  const cost = (tools: readonly ToolDescription[]) =>
    tools.reduce((sum, { advertised }) => sum + countTokens(JSON.stringify(advertised)), 0);
  const byDefault = described.filter(({ name }) => listed.has(name));
  const sections = [...Map.groupBy(described, ({ toolset }) => toolset)].map(([toolset, tools]) => {
    const title = toolsetTitles[toolset as keyof typeof toolsetTitles];
    return [`## ${toolset}`, title, ...tools.map((tool) => toolSection(tool, cost([tool])))]
      .filter(Boolean)
      .join('\n\n');
  });
  return [
    '# Tools',
    `${described.length} tools. ${byDefault.length} are advertised by default and cost ${cost(byDefault)} tokens (o200k) in every conversation. ` +
      'The same tools answer over MCP and on the command line: `vitalwire call <tool> [json]`.',
    ...sections,
  ].join('\n\n');
}

function toolSection(tool: ToolDescription, tokens: number): string {
  const facts = [
    `\`${tool.effect}\``,
    `${tokens} tokens`,
    tool.aliases.length === 0 ? '' : `also callable as ${tool.aliases.map((alias) => `\`${alias}\``).join(', ')}`,
  ].filter(Boolean);
  return [
    `### ${tool.name}`,
    `${tool.title}: ${facts.join(', ')}.`,
    tool.description,
    '**Takes**',
    fields(tool.inputSchema as unknown as ObjectSchema),
    '**Answers**',
    fields(tool.outputSchema as unknown as ObjectSchema),
  ].join('\n\n');
}

interface ObjectSchema {
  readonly properties?: { readonly [name: string]: FieldSchema };
  readonly required?: readonly string[];
}
interface FieldSchema extends ObjectSchema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly items?: FieldSchema;
  readonly anyOf?: readonly FieldSchema[];
}

function fields({ properties = {}, required = [] }: ObjectSchema): string {
  const rows = Object.entries(properties).map(([name, field]) => [
    `\`${name}\``,
    typeText(field),
    field.default === undefined
      ? required.includes(name)
        ? 'required'
        : ''
      : `default \`${JSON.stringify(field.default)}\``,
    field.description ?? '',
  ]);
  return rows.length === 0 ? 'Nothing.' : table(['Name', 'Type', '', 'Meaning'], rows);
}

function typeText(field: FieldSchema): string {
  if (field.enum !== undefined) return field.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (field.anyOf !== undefined) return field.anyOf.map(typeText).join(' or ');
  if (field.type === 'array') return `list of ${field.items === undefined ? 'values' : typeText(field.items)}`;
  if (field.type === 'object' && field.properties !== undefined)
    return `{ ${Object.keys(field.properties)
      .map((name) => `\`${name}\``)
      .join(', ')} }`;
  return [field.type ?? 'any'].flat().join(' or ');
}
