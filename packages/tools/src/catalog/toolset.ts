import { HealthError, suggest } from '@vitalwire/core';
import type { AnyTool, ServiceName } from '../define-tool.ts';
import { largestMaxTokens } from '../render/format.ts';
import { invalidArgument } from '../run/input-issues.ts';
import {
  type Caller,
  type CallOptions,
  runTool,
  type ServiceOpeners,
  type ToolOutcome,
  type ToolRuntime,
} from '../run/run-tool.ts';
import { explainError } from '../run/wording.ts';

import { type AdvertisedTool, advertise } from './advertise.ts';
import type { ToolCatalog } from './catalog-service.ts';
import { searchTools } from './search.ts';

/** Which tools a connection lists. Chosen once, when it is opened: a listing never changes as a side effect. */
export interface ToolSelection {
  /** Names of toolsets; `all` for every one. Without it: the default tools. */
  readonly toolsets?: readonly string[];
  /** Single tools beside them. */
  readonly tools?: readonly string[];
  readonly excludeTools?: readonly string[];
  /** Only tools that read. Wins over everything else. */
  readonly readOnly?: boolean;
}

export interface Toolset {
  /** In a stable order. */
  readonly tools: readonly AnyTool[];
  /** Every tool of the deployment, selected or not: what `find_tools` searches. */
  readonly known: readonly AnyTool[];
  /** Names of all toolsets, with their tools. */
  readonly map: ReadonlyMap<string, readonly AnyTool[]>;
  /** Selected tools whose services are there and whose scopes the caller holds. */
  visibleTo(caller: Caller, services: ServiceOpeners): readonly AnyTool[];
  /** The visible tools as `tools/list` sends them: made once for each set of scopes. */
  advertised(caller: Caller, services: ServiceOpeners): readonly AdvertisedTool[];
  /** By name or alias; `null` when there is none, or the selection leaves it out. */
  resolve(name: string): AnyTool | null;
  /** Runs a tool by name or alias through the one door. */
  call(
    name: string,
    args: unknown,
    caller: Caller,
    runtime: ToolRuntime,
    options?: Omit<CallOptions, 'catalog'>,
  ): Promise<ToolOutcome>;
}

/** @throws HealthError `config-invalid` when the selection names what does not exist */
export function createToolset(known: readonly AnyTool[], selection: ToolSelection = {}): Toolset {
  const map = Map.groupBy(known, (tool) => tool.toolset);
  const byName = new Map(known.map((tool) => [tool.name, tool]));
  checkSelection(selection, map, byName);
  const tools = known.filter((tool) => isSelected(tool, selection));
  const callable = new Map(
    tools.flatMap((tool) => [tool.name, ...(tool.aliases ?? [])].map((name) => [name, tool] as const)),
  );

  const listings = new Map<string, readonly AdvertisedTool[]>();

  const toolset: Toolset = {
    tools,
    known,
    map,
    visibleTo: (caller, services) => tools.filter((tool) => isVisible(tool, caller, services)),
    advertised(caller, services) {
      const key = [...caller.scopes.toSorted(), '|', ...Object.keys(services).toSorted()].join(' ');
      const known = listings.get(key);
      if (known !== undefined) return known;
      const listing = toolset.visibleTo(caller, services).map(advertise);
      listings.set(key, listing);
      return listing;
    },
    resolve: (name) => callable.get(name) ?? null,
    async call(name, args, caller, runtime, options = {}) {
      const tool = callable.get(name);
      if (tool === undefined) return refuse(unknownTool(name, [...callable.keys()]));
      const catalog = catalogFor(toolset, caller, runtime);
      return runTool(tool, args, caller, runtime, { ...options, catalog });
    },
  };
  return toolset;
}

function unknownTool(name: string, names: readonly string[]): HealthError<'not-found'> {
  const guess = suggest(name.substring(0, 64), names)[0];
  const suggestions = guess === undefined ? [] : [guess];
  return new HealthError('not-found', `There is no tool ${name}.`, { what: `tool ${name.slice(0, 64)}`, suggestions });
}

function refuse(error: HealthError<'not-found'>): ToolOutcome {
  return { ok: false, error, text: explainError(error) };
}

function isSelected(tool: AnyTool, { toolsets, tools, excludeTools, readOnly }: ToolSelection): boolean {
  if (readOnly === true && tool.effect !== 'read') return false;
  if (excludeTools?.includes(tool.name)) return false;
  if (tools?.includes(tool.name)) return true;
  if (toolsets === undefined || toolsets.length === 0) return tools === undefined;
  return toolsets.includes('all') || toolsets.includes(tool.toolset);
}

function isVisible(tool: AnyTool, caller: Caller, services: ServiceOpeners): boolean {
  const served = (name: ServiceName) => name === 'catalog' || services[name] !== undefined;
  return tool.needs.every(served) && tool.scopes.every((scope) => caller.scopes.includes(scope));
}

function checkSelection(selection: ToolSelection, map: Toolset['map'], byName: ReadonlyMap<string, AnyTool>): void {
  const wrong = (path: string, name: string, names: readonly string[]) => {
    const guess = suggest(name.substring(0, 64), names)[0];
    const hint = guess === undefined ? `; there are ${names.join(', ')}` : `; did you mean ${guess}?`;
    return { path, message: `there is no ${name}${hint}` };
  };
  const sets = ['all', ...map.keys()];
  const names = [...byName.keys()];
  const issues = [
    ...(selection.toolsets ?? []).filter((name) => !sets.includes(name)).map((name) => wrong('toolsets', name, sets)),
    ...(selection.tools ?? []).filter((name) => !byName.has(name)).map((name) => wrong('tools', name, names)),
    ...(selection.excludeTools ?? [])
      .filter((name) => !byName.has(name))
      .map((name) => wrong('excludeTools', name, names)),
  ];
  if (issues.length > 0)
    throw new HealthError('config-invalid', issues.map(({ message }) => message).join(' '), { issues });
}

function catalogFor(toolset: Toolset, caller: Caller, runtime: ToolRuntime): ToolCatalog {
  const visible = toolset.visibleTo(caller, runtime.services);
  return {
    find: (query, limit) =>
      searchTools(
        toolset.known.filter((tool) => isVisible(tool, caller, runtime.services)),
        query,
        limit,
      ).map((tool) => ({
        name: tool.name,
        title: tool.title,
        toolset: tool.toolset,
        description: tool.description,
        listed: visible.includes(tool),
      })),
    async recompute(name, args, { signal, progress, read }) {
      const tool = toolset.resolve(name);
      if (tool === null)
        throw unknownTool(
          name,
          toolset.tools.map((other) => other.name),
        );
      if (tool.effect !== 'read' || tool.needs.includes('catalog')) {
        throw invalidArgument('tool', `must be a tool that reads data; ${tool.name} is not.`);
      }
      return {
        tool: tool.name,
        outcome: await runTool(tool, unhurried(tool, args), caller, runtime, { signal, progress, within: read }),
      };
    },
  };
}

/** With room for every section, where the caller did not limit it. */
function unhurried(tool: AnyTool, args: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return 'max_tokens' in tool.input.shape ? { max_tokens: largestMaxTokens, ...args } : args;
}
