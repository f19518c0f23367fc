import { refuse, requireWhole } from '../refuse.ts';

/** From this day on another device, strap or firmware measured: its numbers are not compared with those before. */
export interface Era {
  /** Position of its first day in the series. */
  readonly fromDay: number;
  readonly label: string;
}

/** Days from `from` to before `to` were measured alike. */
export interface EraSpan {
  readonly from: number;
  readonly to: number;
  /** Empty for days before the first named era. */
  readonly label: string;
}

/** Spans that cover the whole series, in order. @throws HealthError `invalid-input` for eras out of order */
export function eraSpans(eras: readonly Era[], days: number): readonly EraSpan[] {
  const spans: EraSpan[] = [];
  let from = 0;
  let label = '';
  for (const [i, era] of eras.entries()) {
    requireWhole(`eras.${i}.fromDay`, era.fromDay, 0);
    const before = eras[i - 1];
    if (before !== undefined && era.fromDay <= before.fromDay) {
      refuse(`eras.${i}.fromDay`, `must be after day ${before.fromDay} of the era before, not ${era.fromDay}.`);
    }
    const to = Math.min(era.fromDay, days);
    if (to > from) spans.push({ from, to, label });
    from = to;
    label = era.label;
  }
  if (days > from) spans.push({ from, to: days, label });
  return spans;
}
