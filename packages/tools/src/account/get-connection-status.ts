import { type BasisSource, dataKinds, daysBetween, type LocalDate, Scope, type SourceStatus } from '@vitalwire/core';
import * as z from 'zod';
import { basisOf } from '../basis-of.ts';
import { aliasesOf } from '../catalog/aliases.ts';
import { defineTool } from '../define-tool.ts';
import { answerInputs } from '../inputs.ts';
import { cleanText } from '../text/clean-text.ts';
import { snakeCase } from '../text/snake-case.ts';
import { todayOf } from '../today.ts';

const source = z.strictObject({
  source: z.string().describe('What `provider` takes'),
  name: z.string(),
  state: z
    .enum(['connected', 'needs-reauth', 'disconnected', 'imported', 'own'])
    .describe('imported: files, nothing to connect; own: entered by hand'),
  last_received_at: z.string().optional(),
  terms: z.string().describe("What the source's terms allow"),
});

const holding = z.strictObject({
  source: z.string(),
  kind: z.string().describe('workout, sleep, hrv, body_measurement, …'),
  records: z.int(),
  first_day: z.string(),
  last_day: z.string(),
  days_since_last: z.int().describe('From the last day to today'),
});

export const getConnectionStatus = defineTool({
  name: 'get_connection_status',
  title: 'Sources and freshness',
  description:
    'Every source of data with its state and terms, and what it holds: records by kind, first and last day, days since. Ask it first when data seems to be missing.',
  toolset: 'connections',
  input: z.strictObject({ ...answerInputs }),
  output: z.strictObject({
    today: z.string(),
    sources: z.array(source),
    holdings: z.array(holding),
    kinds_without_data: z.array(z.string()),
  }),
  needs: ['health', 'person'],
  scopes: [Scope.ProfileRead],
  effect: 'read',
  aliases: aliasesOf('get_connection_status'),
  result: 'list',
  async run(_, { services, read, now }) {
    const [statuses, profile] = await Promise.all([services.health.sources(read), services.person.profile(read)]);
    const { day: today, assumptions } = todayOf(now, profile);
    const held = new Set(statuses.flatMap(({ kinds }) => kinds.map(({ kind }) => kind)));
    const newest = statuses
      .flatMap(({ kinds }) => kinds.map(({ newestRecordAt }) => newestRecordAt))
      .toSorted()
      .at(-1);
    const received = statuses
      .flatMap(({ lastReceivedAt }) => lastReceivedAt ?? [])
      .toSorted()
      .at(-1);
    return {
      output: {
        today,
        sources: statuses.map(({ sourceId, displayName, state, lastReceivedAt, policy }) => ({
          source: sourceId,
          name: cleanText(displayName, 40),
          state,
          last_received_at: lastReceivedAt ?? undefined,
          terms: cleanText(policy, 200),
        })),
        holdings: statuses.flatMap(({ sourceId, kinds }) =>
          kinds.map(({ kind, records, firstDay, lastDay }) => ({
            source: sourceId,
            kind: snakeCase(kind),
            records,
            first_day: firstDay,
            last_day: lastDay,
            days_since_last: daysBetween(lastDay, today as LocalDate),
          })),
        ),
        kinds_without_data: dataKinds.filter((kind) => !held.has(kind)).map(snakeCase),
      },
      basis: {
        ...basisOf({
          assumptions,
          missing:
            statuses.length === 0
              ? ['There is no data yet: import a file or connect a source.']
              : statuses.flatMap(({ sourceId, withheld }) =>
                  withheld === undefined ? [] : [`What ${sourceId} holds is withheld: ${cleanText(withheld, 200)}`],
                ),
        }),
        sources: statuses.map(sourceOf),
        freshness: newest === undefined ? null : { newestRecordAt: newest, receivedAt: received ?? null },
      },
    };
  },
  summarize: ({ sources, holdings }) => {
    if (sources.length === 0) return 'There is no data yet.';
    const last = holdings
      .map(({ last_day }) => last_day)
      .toSorted()
      .at(-1);
    const waiting = sources.filter(({ state }) => state === 'needs-reauth').map(({ source }) => source);
    const reconnect = waiting.length === 0 ? '' : ` To be connected again: ${waiting.join(', ')}.`;
    return `${sources.length === 1 ? '1 source' : `${sources.length} sources`}, newest data of ${last ?? 'no day'}.${reconnect}`;
  },
});

/** All kinds of a source together. */
function sourceOf({ sourceId, displayName, kinds }: SourceStatus): BasisSource {
  const days = kinds.flatMap(({ firstDay, lastDay }) => [firstDay, lastDay]).toSorted();
  return {
    sourceId,
    displayName,
    records: kinds.reduce((sum, { records }) => sum + records, 0),
    firstDay: days[0] ?? null,
    lastDay: days.at(-1) ?? null,
  };
}
