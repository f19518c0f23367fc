import { expect, test } from 'vitest';
import { suggest } from './index.ts';

const tools = ['get_activities', 'get_activity_details', 'get_athlete', 'get_stats', 'explain', 'find_tools'];

test.each([
  ['get_activites', 'get_activities'],
  ['get-activities', 'get_activities'],
  ['GetActivities', 'get_activities'],
  ['get activities', 'get_activities'],
  ['gte_stats', 'get_stats'],
  ['stats', 'get_stats'],
  ['explian', 'explain'],
  ['expl', 'explain'],
  ['finds_tool', 'find_tools'],
])('%j meant %s', (word, name) => {
  expect(suggest(word, tools)[0]).toBe(name);
});

test.each(['', '___', 'weather', 'zzzzzzzz'])('%j is near nothing', (word) => {
  expect(suggest(word, tools)).toEqual([]);
});

test('the beginning of several names gives them all, three at most, in one order', () => {
  expect(suggest('get_act', tools)).toEqual(['get_activities', 'get_activity_details']);
  expect(suggest('get', tools)).toEqual(['get_activities', 'get_activity_details', 'get_athlete']);
  expect(suggest('get', [...tools].reverse())).toEqual(suggest('get', tools));
});

test('an exact name comes first', () => {
  expect(suggest('import', ['imports', 'important', 'import'])[0]).toBe('import');
});
