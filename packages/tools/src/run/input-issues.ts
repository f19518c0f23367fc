import { HealthError, type InputIssue, suggest } from '@vitalwire/core';
import type * as z from 'zod';
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
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownParameter(key, path, schema));
  if (issue.code === 'invalid_value') {
    const allowed = issue.values.map(String);
    const guess = typeof issue.input === 'string' ? suggest(issue.input.substring(0, 64), allowed)[0] : undefined;
    return [{ path, message: `must be ${oneOf(allowed)}${guess === undefined ? '' : `; did you mean "${guess}"?`}` }];
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) return [{ path, message: 'is required.' }];
  return [{ path, message: sentence(issue.message) }];
}

function unknownParameter(key: string, parent: string, schema: z.ZodObject): InputIssue {
  const name = cleanText(key, 40);
  const known = Object.keys(schema.shape);
  if (parent !== '') return { path: `${parent}.${name}`, message: 'is not known here.' };
  const guess = suggest(name, known)[0];
  const rest = known.length === 0 ? 'It takes none.' : `Parameters: ${known.join(', ')}.`;
  return {
    path: name,
    message: `is not a parameter of this tool. ${guess === undefined ? rest : `Did you mean ${guess}?`}`,
  };
}

function oneOf(values: readonly string[]): string {
  return values.length === 1 ? `"${values[0]}"` : `one of ${values.map((value) => `"${value}"`).join(', ')}`;
}

function sentence(message: string): string {
  const text = message.replace(/^Invalid input: /, '').replace(/^Too (small|big): /, '');
  return text.endsWith('.') ? text : `${text}.`;
}
