import type { BaseRecord } from './base.ts';

/** Fluid taken in, or lost where a device estimates sweat. */
export interface Hydration extends BaseRecord<'hydration'> {
  readonly volumeMilliliters: number;
  readonly direction: 'intake' | 'loss';
  readonly beverage?: string;
}
