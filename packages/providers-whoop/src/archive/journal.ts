import { cleanText, type DeliveredRecord, type ImportSource, type Note, textLimits } from '@vitalwire/core';
import { attemptRow, readBoolean, readTable, recordBase, type TableReading } from '@vitalwire/provider-kit/rows';
import { whoopId } from '../whoop-descriptor.ts';
import { clockOf, cycleColumns, whoopMapper } from './cycle-of.ts';

const columns = { ...cycleColumns, question: 'Question text', answer: 'Answered yes', notes: 'Notes' } as const;
const what = 'journal_entries.csv';

export const journalTable = { what, columns, required: ['cycleStart', 'question', 'answer'] as const };

/** Longer than any export: ten years have four thousand days. */
const MAXIMUM_DAYS = 40_000;

export interface JournalDay {
  readonly delivered: DeliveredRecord;
  /** Rows that it was made of. */
  readonly rows: number;
}

interface Day {
  readonly note: Note;
  readonly lines: string[];
  ill: boolean | null;
  injured: boolean | null;
}

/**
 * The answers of one cycle as one note, dated by the start of the cycle: the journal asks for the day that it ended.
 * Rows of a cycle need not stand together, so that all days are gathered first: texts, a few megabytes in ten years.
 */
export async function journalNotes(
  source: ImportSource,
  { context, ledger, onBytes, given }: TableReading,
): Promise<readonly JournalDay[]> {
  const { path } = source;
  const days = new Map<string, Day>();
  const options = { columns, required: journalTable.required, what, ledger, onBytes, signal: context.signal };
  for await (const row of readTable(source, options)) {
    attemptRow(ledger, { path, what, where: row.where }, () => {
      // Answers of a day on which the strap was not worn stand without any time.
      if (row.cell('cycleStart') === null && row.cell('cycleEnd') === null) {
        ledger.passedOver(path, what, 'It belongs to no cycle, so that nobody knows its day.');
        return;
      }
      const clock = clockOf(row, { path, context, ledger });
      const at = clock.required(row.cell('cycleStart'), 'cycle start time');
      const question = cleanText(row.cell('question') ?? '', textLimits.name);
      const answer = readBoolean(row.cell('answer'), 'answer');
      if (question === null || answer === null) {
        ledger.passedOver(path, what, 'The question or its answer is empty.');
        return;
      }
      const naturalKey = `journal/${at.instant}`;
      const base = recordBase(
        'note',
        { sourceId: whoopId, mapper: whoopMapper, naturalKey },
        { at, end: null },
        context,
      );
      const known = days.get(base.id);
      if (known === undefined && days.size >= MAXIMUM_DAYS) {
        ledger.passedOver(path, what, `Days beyond ${MAXIMUM_DAYS} are left out.`);
        return;
      }
      const day = known ?? { note: { ...base, tags: [] }, lines: [], ill: null, injured: null };
      const comment = cleanText(row.cell('notes') ?? '', textLimits.name);
      const line = `${question} ${answer ? 'yes' : 'no'}${comment === null ? '' : ` (${comment})`}`;
      if (day.lines.includes(line)) {
        ledger.passedOver(path, what, 'The same row stands in this export more than once.');
        return;
      }
      day.lines.push(line);
      if (/\b(?:sick|ill)\b/i.test(question)) day.ill = answer || day.ill === true;
      if (/\binjur(?:y|ed)\b/i.test(question)) day.injured = answer || day.injured === true;
      days.set(base.id, day);
    });
  }
  return [...days.values()].flatMap(({ note, lines, ill, injured }) => {
    if (given.has(note.id)) {
      ledger.passedOver(path, what, 'The same day stands in this export more than once.', lines.length);
      return [];
    }
    given.add(note.id);
    const text = cleanText(lines.join('\n'), textLimits.prose);
    const record: Note = {
      ...note,
      ...(text === null ? {} : { text }),
      ...(ill === null ? {} : { ill }),
      ...(injured === null ? {} : { injured }),
    };
    return [{ delivered: { record, streams: null }, rows: lines.length }];
  });
}
