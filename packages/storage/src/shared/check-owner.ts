import { HealthError, type Owner } from '@vitalwire/core';

/**
 * Ids that an engine would write differently could meet those of someone else: NUL, and halves of characters.
 * @throws HealthError `invalid-input`
 */
export function checkOwner(owner: Owner): void {
  if (sound.has(owner)) return;
  if (isKeepable(owner.tenantId) && isKeepable(owner.userId)) {
    sound.add(owner);
    return;
  }
  const issues = [{ path: 'owner', message: 'must be whole, non-empty texts without NUL' }];
  throw new HealthError('invalid-input', 'The ids of tenant and user must be whole, non-empty texts without NUL.', {
    issues,
  });
}

/** One object is asked about with every query. */
const sound = new WeakSet<Owner>();

function isKeepable(id: string): boolean {
  return id !== '' && id.isWellFormed() && !id.includes('\u0000');
}
