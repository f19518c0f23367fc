import type { LocalDate } from '../instant.ts';
import type { SportFamily } from '../sports.ts';
import type { BaseRecord } from './base.ts';

/** Something the person wants to reach by a day. */
export interface Goal extends BaseRecord<'goal'> {
  readonly title: string;
  /** `race_time`, `distance`, `weight`, `ftp`, `sessions_per_week`, … */
  readonly type: string;
  readonly sport?: SportFamily;
  readonly targetValue?: number;
  readonly targetUnit?: string;
  readonly startValue?: number;
  readonly targetDate: LocalDate | null;
  readonly status: 'active' | 'reached' | 'abandoned';
}
