import { expect, it } from 'vitest';
import { openKeychain } from './keychain.ts';

it('opens none where it is not wanted, nor on a Linux without a desktop session', async () => {
  expect(await openKeychain(false, 'darwin', {})).toBeNull();
  expect(await openKeychain(true, 'linux', {})).toBeNull();
});
