import { isLocalDate } from '@vitalwire/core';
import { type LocalDateTime, parseVendorTime, type VendorTime } from '@vitalwire/core/time';
import { monthNamed, unreadableCell } from '@vitalwire/provider-kit/rows';

const SPACES = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
const DAY_FIRST =
  /^(\d{1,2})\.?\s+(?:de\s+)?(\p{L}[\p{L}\p{M}]*)\.?\s+(?:de\s+)?(\d{4})(?:,|\s+at|\s+à|\s+um)?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]\.?m\.?)?$/iu;
const MONTH_FIRST =
  /^(\p{L}[\p{L}\p{M}]*)\.?\s+(\d{1,2}),?\s+(\d{4})(?:,|\s+at)?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]\.?m\.?)?$/iu;

/**
 * A time as training logs write it: `2024-11-05 18:30:00`, `22 Oct 2024, 18:21`, `3 févr. 2026, 18:30`,
 * `Oct 22, 2024, 6:21 PM`. Months that are numbers behind a day are not read: they can be taken in two ways.
 * @throws HealthError `invalid-input`
 */
export function readWrittenTime(text: string, what: string): VendorTime {
  const clean = text.replace(SPACES, ' ').trim();
  const plain = parseVendorTime(clean);
  if (plain !== null) return plain;
  const dayFirst = DAY_FIRST.exec(clean);
  const monthFirst = MONTH_FIRST.exec(clean);
  const [, first = '', second = '', year = '', hours = '', minutes = '', seconds = '00', half] =
    dayFirst ?? monthFirst ?? [];
  const [day, word] = dayFirst !== null ? [first, second] : [second, first];
  const month = word === '' ? null : monthNamed(word);
  const date = month === null ? '' : `${year}-${two(month)}-${two(Number(day))}`;
  const hour = hourOf(Number(hours), half);
  if (!isLocalDate(date) || hour === null || minutes > '59' || seconds > '59') throw unreadableCell(what, text);
  return { type: 'local', local: `${date}T${two(hour)}:${minutes}:${seconds}.000` as LocalDateTime };
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour <= 23 ? hour : null;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
