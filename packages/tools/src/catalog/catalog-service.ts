import type { ToolCall } from '../define-tool.ts';
import type { ToolOutcome } from '../run/run-tool.ts';

/** One tool as a search finds it. */
export interface FoundTool {
  readonly name: string;
  readonly title: string;
  readonly toolset: string;
  readonly description: string;
  /** It is among the tools that this connection lists. */
  readonly listed: boolean;
}

/** What a tool may know of the other tools: bound to one caller and one call. */
export interface ToolCatalog {
  /** Best match first. */
  find(query: string, limit: number): readonly FoundTool[];
  /**
   * Runs a reading tool as the same caller, under the signal and with the reads of the call that asks. @throws HealthError `not-found`,
   * `invalid-input`
   */
  recompute(
    name: string,
    args: Readonly<Record<string, unknown>>,
    call: Pick<ToolCall<never>, 'signal' | 'progress' | 'read'>,
  ): Promise<{ readonly tool: string; readonly outcome: ToolOutcome }>;
}
