import {
  type CallToolResult,
  ProtocolError,
  ProtocolErrorCode,
  type ServerContext,
} from '@modelcontextprotocol/server';
import type { McpSession } from './factory.ts';

interface CallParams {
  readonly name: string;
  readonly arguments?: Readonly<Record<string, unknown>> | undefined;
}

/** Reports closer together than this share of the whole are not worth a message. */
const PROGRESS_STEP = 0.01;

/** Runs a tool for a client. A failure of the tool is a result; only an unknown name is a protocol error. */
export async function callTool(
  { openToolset, runtime, caller }: McpSession,
  params: CallParams,
  request: Pick<ServerContext['mcpReq'], 'signal' | 'notify' | '_meta'>,
): Promise<CallToolResult> {
  const toolset = await openToolset();
  const outcome = await toolset.call(params.name, params.arguments ?? {}, caller, runtime, {
    signal: request.signal,
    progress: progressReporter(request),
  });
  if (!outcome.ok) {
    if (toolset.resolve(params.name) === null) throw new ProtocolError(ProtocolErrorCode.InvalidParams, outcome.text);
    return { content: [{ type: 'text', text: outcome.text }], isError: true };
  }
  return {
    content: [{ type: 'text', text: outcome.text }],
    ...(outcome.structured ? { structuredContent: { ...outcome.output } } : {}),
  };
}

/** Sends a notification when the client asked for them and there is something new to say. */
function progressReporter({ notify, _meta }: Pick<ServerContext['mcpReq'], 'notify' | '_meta'>) {
  const progressToken = _meta?.progressToken;
  let last = Number.NEGATIVE_INFINITY;
  return (done: number, total: number, message?: string) => {
    if (progressToken === undefined || done <= last || (done < total && done - last < total * PROGRESS_STEP)) return;
    last = done;
    const params = { progressToken, progress: done, total, ...(message === undefined ? {} : { message }) };
    // A client that is gone does not want to hear of it; its call ends by the signal.
    notify({ method: 'notifications/progress', params }).catch(() => {});
  };
}
