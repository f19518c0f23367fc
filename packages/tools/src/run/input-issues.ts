import { HealthError, type InputIssue, suggest } from '@vitalwire/core';
import * as z from 'zod';
import { cleanText } from '../text/clean-text.ts';

type ZodIssue = z.core.$ZodIssue;

/** What is wrong with the arguments of a call, each in a sentence that says what would be right. */
export function inputIssues(error: z.ZodError, schema: z.ZodObject): readonly InputIssue[] {
  return error.issues.flatMap((issue) => describe(issue, schema)).slice(0, 8);
}

export function invalidInput(issues: readonly InputIssue[]): HealthError<'invalid-input'> {
  return new HealthError('invalid-input', issues.map(({ message }) => message).join(' '), { issues });
}

/** For a tool that finds an argument wrong only when it looks at the data. */
export function invalidArgument(path: string, message: string): HealthError<'invalid-input'> {
  return invalidInput([{ path, message }]);
}

function describe(issue: ZodIssue, schema: z.ZodObject): readonly InputIssue[] {
  const path = issue.path.map((part) => cleanText(String(part), 40)).join('.');
  if (issue.code === 'unrecognized_keys') {
    // A schema that has more to say about a name than that it is unknown says it in its own message.
    if (!issue.message.startsWith('Unrecognized key')) return [{ path, message: issue.message }];
    return issue.keys.map((key) => unknownParameter(key, path, objectAt(schema, issue.path)));
  }
  const sentence = sentenceOf(issue);
  return [{ path, message: path === '' ? `The arguments ${sentence}` : sentence }];
}

function sentenceOf(issue: Exclude<ZodIssue, { code: 'unrecognized_keys' }>): string {
  switch (issue.code) {
    case 'invalid_value': {
      if (!issue.message.startsWith('Invalid')) return issue.message;
      const allowed = issue.values.map(String);
      const guess = typeof issue.input === 'string' ? suggest(issue.input.substring(0, 64), allowed)[0] : undefined;
      return guess === undefined ? `must be ${oneOf(allowed)}.` : `must be ${oneOf(allowed)}; did you mean "${guess}"?`;
    }
    case 'invalid_type':
      return issue.input === undefined ? 'is required.' : `must be ${kindNamed(issue.expected)}.`;
    case 'too_big':
      return `must ${sizeNamed(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum)}.`;
    case 'too_small':
      return `must ${sizeNamed(issue.origin, issue.inclusive === false ? 'more than' : 'at least', issue.minimum)}.`;
    case 'invalid_key':
    case 'invalid_element':
    case 'invalid_union':
    case 'not_multiple_of':
      return 'is not of a form that this tool takes.';
    default:
      // A rule of our own, worded where it stands.
      return issue.message;
  }
}

/** The object in the arguments that a path leads to, as the schema has it; `null` where it has none there. */
function objectAt(schema: z.ZodObject, path: readonly PropertyKey[]): z.ZodObject | null {
  let node: unknown = schema;
  for (const part of path) {
    while (node instanceof z.ZodDefault || node instanceof z.ZodOptional) node = node.unwrap();
    node = node instanceof z.ZodObject ? node.shape[String(part)] : null;
  }
  while (node instanceof z.ZodDefault || node instanceof z.ZodOptional) node = node.unwrap();
  return node instanceof z.ZodObject ? node : null;
}

function unknownParameter(key: string, parent: string, schema: z.ZodObject | null): InputIssue {
  const name = cleanText(key, 40);
  const known = Object.keys(schema?.shape ?? {});
  const [guess] = suggest(name, known);
  const what = parent === '' ? 'is not a parameter of this tool.' : 'is not known here.';
  const rest = known.length === 0 ? 'There are none.' : `There are: ${known.join(', ')}.`;
  return {
    path: parent === '' ? name : `${parent}.${name}`,
    message: `${what} ${guess === undefined ? rest : `Did you mean ${guess}?`}`,
  };
}

const kinds: Readonly<Record<string, string>> = {
  int: 'a whole number',
  string: 'a text',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  boolean: 'true or false',
  never: 'left out',
};

function kindNamed(expected: string): string {
  return kinds[expected] ?? `a ${expected}`;
}

/** `at most 200`, `have at least 2 characters`, `have at most 10 entries`. */
function sizeNamed(origin: string, bound: string, limit: number | bigint): string {
  const size = `${bound} ${limit}`;
  if (origin === 'string') return `have ${size} characters`;
  return origin === 'array' || origin === 'set' ? `have ${size} entries` : `be ${size}`;
}

function oneOf(values: readonly string[]): string {
  return values.length === 1 ? `"${values[0]}"` : `one of ${values.map((value) => `"${value}"`).join(', ')}`;
}
