import { emptyBasis } from '@vitalwire/core';
import * as z from 'zod';
import { defineTool } from '../define-tool.ts';
import { answerInputs } from '../inputs.ts';

export const findTools = defineTool({
  name: 'find_tools',
  title: 'Find a tool',
  description:
    'Searches all tools, listed here or not, by what they do. Names the toolset that a connection must choose to list one.',
  toolset: 'discovery',
  input: z.strictObject({
    query: z.string().min(2).max(200).describe('What is needed, in words'),
    limit: z.int().min(1).max(30).default(8).describe('Most tools to name'),
    ...answerInputs,
  }),
  output: z.strictObject({
    tools: z.array(
      z.strictObject({
        name: z.string(),
        title: z.string(),
        toolset: z.string(),
        listed: z.boolean().describe('Callable on this connection'),
        description: z.string(),
      }),
    ),
  }),
  needs: ['catalog'],
  scopes: [],
  effect: 'read',
  result: 'list',
  async run({ query, limit }, { services }) {
    const tools = services.catalog.find(query, limit);
    return {
      output: {
        tools: tools.map(({ name, title, toolset, listed, description }) => ({
          name,
          title,
          toolset,
          listed,
          description,
        })),
      },
      basis: emptyBasis,
    };
  },
  summarize: ({ tools }) => {
    const [best] = tools;
    return best === undefined
      ? 'No tool matches. Try other words.'
      : `${tools.length} ${tools.length === 1 ? 'tool' : 'tools'}, best match ${best.name}.`;
  },
});
