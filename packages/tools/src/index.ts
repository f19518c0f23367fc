export { baselineByEra, type EraBaseline, type EraBaselineOptions, type EraDays, eraDays } from './baseline-by-era.ts';
export { basisOf, type MethodFacts, methodOf } from './basis-of.ts';
export { type AdvertisedTool, advertise } from './catalog/advertise.ts';
export { aliases, aliasesOf } from './catalog/aliases.ts';
export type { FoundTool, ToolCatalog } from './catalog/catalog-service.ts';
export { describeTools, type ToolDescription } from './catalog/describe-tools.ts';
export { tokenCostOf } from './catalog/token-cost.ts';
export { createToolset, type ToolSelection, type Toolset } from './catalog/toolset.ts';
export { toolsetTitles } from './catalog/toolset-titles.ts';
export {
  type AnyTool,
  annotationsOf,
  type Contribution,
  type CursorPosition,
  defineTool,
  type ServiceName,
  type Tool,
  type ToolAnnotations,
  type ToolAnswer,
  type ToolCall,
  type ToolServices,
} from './define-tool.ts';
export { defaultMaxTokens, largestMaxTokens, OutputFormat } from './render/format.ts';
export type { LeavingRuntime, Reader } from './run/leaving.ts';
export {
  type Caller,
  type CallOptions,
  runTool,
  type ServiceOpeners,
  type ToolOutcome,
  type ToolRuntime,
} from './run/run-tool.ts';
export { explainError } from './run/wording.ts';
export { allTools } from './tools.ts';
