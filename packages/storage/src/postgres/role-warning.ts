import type { Pool } from 'pg';
import { postgresError } from './errors.ts';
import { placeOf } from './place-of.ts';

/**
 * Row policies hold for every role but a superuser and one that may bypass them. Under such a role the keys in every query
 * are all that keeps people apart.
 * @returns one sentence that says so, with the way out; `null` where the policies hold
 * @throws HealthError `storage-unavailable`
 */
export async function roleWarning(pool: Pool): Promise<string | null> {
  const place = placeOf(pool);
  try {
    const { rows } = await pool.query<{ name: string; superuser: boolean; bypasses: boolean }>(
      'select rolname as name, rolsuper as superuser, rolbypassrls as bypasses from pg_roles where rolname = current_user',
    );
    const [role] = rows;
    if (role === undefined || !(role.superuser || role.bypasses)) return null;
    const because = role.superuser ? 'is a superuser' : 'has BYPASSRLS';
    return `The role ${role.name} of ${place} ${because}, so row-level security does not keep people apart: sign in with a role that owns the tables and is neither.`;
  } catch (error) {
    throw postgresError(error, place, 0);
  }
}
