/** What a caller may do. Stored in grants: add, never rename. */
export const Scope = {
  ActivityRead: 'activity:read',
  SleepRead: 'sleep:read',
  RecoveryRead: 'recovery:read',
  BodyRead: 'body:read',
  NutritionRead: 'nutrition:read',
  SensitiveRead: 'sensitive:read',
  ProfileRead: 'profile:read',
  ProfileWrite: 'profile:write',
  EntryWrite: 'entry:write',
  ConnectionManage: 'connection:manage',
} as const;
export type Scope = (typeof Scope)[keyof typeof Scope];

export const allScopes: readonly Scope[] = Object.values(Scope);
