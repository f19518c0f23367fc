import type * as z from 'zod';
import type { InputIssue } from '../errors.ts';
import { cleanText, textLimits } from '../text.ts';

/** Issues of a zod error as ours: dotted paths, one entry for each unknown key, no value of the input. */
export function inputIssuesOf(error: z.core.$ZodError): readonly InputIssue[] {
  return error.issues.flatMap((issue): readonly InputIssue[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), message: 'is not a known field' }));
    }
    return [{ path: pathOf(issue.path), message: issue.message }];
  });
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
