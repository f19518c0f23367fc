import { HealthError, type StrengthSet, type UnitSystem } from '@vitalwire/core';
import { duration, mass } from './quantities.ts';

/** Sets that one line may stand for. */
const MOST_SETS = 100;
const HELP = 'Write it as "Squat 5x5 100kg", "Bench 8,8,6 60kg rpe 8", "Plank 3x60s" or "Pull-up 3x8 rir 2".';

/**
 * Sets from a line as people note them: exercise, sets x repetitions (or the repetitions of each set), then in any order
 * weight, `rpe 8` and `rir 2`.
 * @throws HealthError `invalid-input`
 */
export function setsOf(line: string, units: UnitSystem): readonly StrengthSet[] {
  const match = /^(.*?\S)\s+(\d+\s*x\s*\d+(?:\.\d+)?(?:s|min)?|\d+(?:,\s*\d+)+)((?:\s+.*)?)$/i.exec(line.trim());
  const [, exercise, work, rest] = match ?? [];
  if (exercise === undefined || work === undefined) throw unfit(line);
  const details = detailsOf(rest ?? '', units, line);
  const sets = workOf(work, line).map((done) => ({ exercise, type: 'active', ...done, ...details }));
  if (sets.length === 0 || sets.length > MOST_SETS) throw unfit(line);
  return sets;
}

type Details = Pick<StrengthSet, 'weightKilograms' | 'perceivedExertion' | 'repetitionsInReserve'>;

function detailsOf(text: string, units: UnitSystem, line: string): Details {
  const found: Record<string, number> = {};
  const take = (name: keyof Details, value: number | null) => {
    if (value === null || name in found) throw unfit(line);
    found[name] = value;
  };
  const words = text
    .trim()
    .replace(/@\s*/g, '')
    .split(/\s+/)
    .filter((word) => word !== '');
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    const next = words[i + 1];
    if (/^rpe$/i.test(word)) take('perceivedExertion', rating('rpe', words[++i]));
    else if (/^rir$/i.test(word)) take('repetitionsInReserve', rating('rir', words[++i]));
    else if (next !== undefined && /^(?:kg|lbs?)$/i.test(next)) {
      take('weightKilograms', mass(`${word}${next}`, units));
      i++;
    } else take('weightKilograms', mass(word, units));
  }
  return found;
}

const ratings = {
  rpe: 'how hard it was; RPE goes from 0 to 10.',
  rir: 'repetitions in reserve, 0 when no more was possible.',
} as const;

function rating(word: keyof typeof ratings, text: string | undefined): number | null {
  if (text === undefined || !/^\d{1,3}(?:\.\d+)?$/.test(text)) return null;
  if (Number(text) <= 10) return Number(text);
  const message = `${word} ${text} must be at most 10: ${ratings[word]}`;
  throw new HealthError('invalid-input', message, { issues: [{ path: word, message }] });
}

function workOf(text: string, line: string): readonly Pick<StrengthSet, 'repetitions' | 'durationSeconds'>[] {
  if (text.includes(',')) return text.split(',').map((repetitions) => ({ repetitions: Number(repetitions) }));
  const [count, each = ''] = text.toLowerCase().split(/\s*x\s*/);
  const seconds = /[a-z]$/.test(each) ? duration(each, 'metric') : null;
  if (seconds === null && !/^\d+$/.test(each)) throw unfit(line);
  if (Number(count) > MOST_SETS) throw unfit(line);
  const one = seconds === null ? { repetitions: Number(each) } : { durationSeconds: seconds };
  return Array.from({ length: Number(count) }, () => one);
}

function unfit(line: string): HealthError<'invalid-input'> {
  const message = `"${line}" cannot be read as sets of an exercise. ${HELP}`;
  return new HealthError('invalid-input', message, { issues: [{ path: 'sets', message: HELP }] });
}
