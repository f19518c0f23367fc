import type { BaseRecord } from './base.ts';

/** One day of a menstrual cycle. Stored only for people who opted in. */
export interface CycleDay extends BaseRecord<'cycleDay'> {
  readonly flow?: 'none' | 'spotting' | 'light' | 'medium' | 'heavy';
  readonly phase?: 'menstrual' | 'follicular' | 'ovulatory' | 'luteal';
  /** 1 is the first day of bleeding. */
  readonly dayOfCycle?: number;
  readonly symptoms: readonly string[];
  readonly contraception?: string;
}
