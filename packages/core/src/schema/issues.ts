import type * as z from 'zod';
import type { InputIssue } from '../errors.ts';
import { cleanText, textLimits } from '../text.ts';

/** Issues of a zod error as ours: dotted paths, one entry for each unknown key, no value of the input. */
export function inputIssuesOf(error: z.core.$ZodError): readonly InputIssue[] {
  return error.issues.flatMap((issue): readonly InputIssue[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), message: 'is not a known field' }));
    }
    return [{ path: pathOf(issue.path), message: wordsOf(issue) }];
  });
}

/** The library's own wording says nothing of what would be right; a rule's own message stands. */
function wordsOf(issue: z.core.$ZodIssue): string {
  const { message } = issue;
  if (issue.code === 'too_big' && message.startsWith('Too big'))
    return `must ${sizeOf(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum)}`;
  if (issue.code === 'too_small' && message.startsWith('Too small'))
    return `must ${sizeOf(issue.origin, issue.inclusive === false ? 'more than' : 'at least', issue.minimum)}`;
  if (issue.code === 'invalid_value' && message.startsWith('Invalid'))
    return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_type' && message.startsWith('Invalid'))
    return message.endsWith('received undefined') ? 'is missing' : `must be ${kinds[issue.expected] ?? issue.expected}`;
  return message;
}

const kinds: { readonly [expected: string]: string } = {
  number: 'a number',
  int: 'a whole number',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'nothing',
};

function sizeOf(origin: string, than: string, bound: number | bigint | string): string {
  if (origin === 'string') return `have ${than} ${bound} letters`;
  if (origin === 'array' || origin === 'set') return `have ${than} ${bound} entries`;
  return `be ${than} ${bound}`;
}

/** `start: must be a moment; and 2 more`: enough to act on in one line. */
export function sentenceOfIssues(issues: readonly InputIssue[], shown = 3): string {
  const named = issues.slice(0, shown).map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  const more = issues.length - named.length;
  return more > 0 ? `${named.join('; ')}; and ${more} more` : named.join('; ');
}

/** Keys are text of whoever sent the input. */
function pathOf(path: readonly PropertyKey[]): string {
  return path.map((part) => cleanText(String(part), textLimits.word) ?? '?').join('.');
}
