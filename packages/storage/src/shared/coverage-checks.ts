import { type Coverage, HealthError } from '@vitalwire/core';

/** @throws HealthError `invalid-input` for a stretch without length */
export function checkCoverage({ range }: Coverage): void {
  if (range.from < range.to) return;
  throw new HealthError('invalid-input', 'What was read of a source must have a beginning before its end.', {
    issues: [{ path: 'range', message: 'must have a beginning before its end' }],
  });
}
