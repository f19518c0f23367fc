import { estimateKeyTokens, estimateTokens } from '../text/tokens.ts';
import { withoutUndefined } from '../without-undefined.ts';
import { OutputFormat } from './format.ts';
import { estimateJson, estimateLines, sectionText } from './sections.ts';
import { basisText, type ShortBasis, trimBasis, trimmedLists } from './short-basis.ts';
import { markdownTable, type Row, type Table, toonTable } from './tables.ts';

export interface AnswerParts {
  /** Of what is left of the output after the cut. */
  readonly finding: (output: Readonly<Record<string, unknown>>) => string;
  /** The tool's parsed output, without basis and cursor. */
  readonly output: Readonly<Record<string, unknown>>;
  readonly basis: ShortBasis;
  /** Which field holds rows that may be cut; `null` when none does. */
  readonly rowsKey: string | null;
  /** Fields of a row in the order of the contract; `null` takes them as they come. */
  readonly rowFields: readonly string[] | null;
  /** The cursor after so many rows of this page; `null` when there is nothing after them. */
  readonly cursorAfter: (rows: number, of: number) => string | null;
  readonly format: OutputFormat;
  /** `null`: a fixed result, which is always sent whole. */
  readonly maxTokens: number | null;
}

export interface RenderedAnswer {
  readonly text: string;
  /** What of the output was sent, with `basis`, for a listing `next_cursor`, and `left_out` where something was. */
  readonly output: Readonly<Record<string, unknown>>;
}

/** Sentences and entries of the basis kept, from all of them down to few. */
const BASIS_STEPS = [Number.POSITIVE_INFINITY, 8, 4, 2, 1] as const;
/** What the basis may take of an answer that is short of room. */
const BASIS_SHARE = 0.4;

/**
 * Writes an answer so that it costs at most `maxTokens`: the finding and the totals always, as many rows as fit, then
 * the cursor and the basis. Sections that do not fit are named instead.
 */
export function renderAnswer(parts: AnswerParts): RenderedAnswer {
  const { maxTokens: budget, basis: wholeBasis, format } = parts;
  const isJson = format === OutputFormat.Json;
  const finding = parts.finding(parts.output);
  if (budget === null) {
    const whole = { ...parts.output, basis: wholeBasis };
    if (isJson) return { output: whole, text: `${finding}\n${JSON.stringify(whole)}` };
    return { output: whole, text: writeText({ finding, format, basis: wholeBasis, sections: parts.output }) };
  }

  return (isJson ? null : wholeAnswer(parts, finding, budget)) ?? pricedAnswer(parts, finding, budget);
}

/**
 * The same answer without a price, where it is far below its budget: a character of ASCII costs at most a token. Most
 * answers are this small, and pricing them would be a good part of writing them.
 * @returns `null` where it may be too much, or not all of it can be told
 */
function wholeAnswer(parts: AnswerParts, finding: string, budget: number): RenderedAnswer | null {
  const { output, basis, rowsKey, format } = parts;
  const rows = rowsKey === null ? [] : ((output[rowsKey] as readonly Row[] | undefined) ?? []);
  // Not worth writing for nothing.
  if (rows.length * CHEAPEST_ROW > budget) return null;
  const { [rowsKey ?? '']: _, ...sections } = output;
  const table = rowsKey === null ? null : tableOf(rowsKey, rows, parts.rowFields, format).first(rows.length);
  const cursor = rowsKey === null ? null : parts.cursorAfter(rows.length, rows.length);
  const text = writeText({ finding, format, basis, sections, table, cursor });
  const basisCost = basisText(basis).length + 2;
  if (text.length + text.split('\n').length * 2 + RESERVE > budget || basisCost > budget * BASIS_SHARE) return null;
  if (!ASCII.test(text)) return null;
  const sent = withoutUndefined(sections);
  const cut = rowsKey === null ? {} : { [rowsKey]: rows, next_cursor: cursor };
  return { text, output: { ...sent, ...cut, basis } };
}

/** Joints, cursor, and what the names of sections that might be left out would cost. */
const RESERVE = 400;
const CHEAPEST_ROW = 8;
const ASCII = /^[\n -~]*$/;

/** @param finding of the whole output */
export function pricedAnswer(parts: AnswerParts, finding: string, budget: number): RenderedAnswer {
  const { basis: wholeBasis, format, rowsKey } = parts;
  const isJson = format === OutputFormat.Json;
  const costOfBasis = (basis: ShortBasis) =>
    isJson ? estimateBasisJson(basis) : estimateTokens(basisText(basis), 'own') + 2;
  const basis = fitBasis(wholeBasis, costOfBasis, budget * BASIS_SHARE);
  let left = budget - estimateTokens(finding, 'own') - costOfBasis(basis) - JOINTS;

  const rows = rowsKey === null ? [] : ((parts.output[rowsKey] as readonly Row[] | undefined) ?? []);
  const table = rowsKey === null ? null : priceTable(rowsKey, rows, parts.rowFields, format);
  if (table !== null) left -= CURSOR;
  // One row always stays, so that a walk by cursor ends: it is put aside before the sections.
  const put = table === null || table.costs.length === 0 ? 0 : table.head + (table.costs[0] ?? 0);
  const kept: Record<string, unknown> = {};
  const texts = new Map<string, string>();
  const leftOut = trimmedLists(wholeBasis, basis).map((list) => `basis.${list}`);
  const costOfName = (name: string) => (estimateKeyTokens(name) + 3) * (isJson ? 2 : 1);
  left -= leftOut.reduce((sum, name) => sum + costOfName(name), 0);
  for (const [key, value] of Object.entries(parts.output)) {
    if (key === rowsKey || value === undefined) continue;
    const text = isJson ? null : sectionText(key, value, format);
    if (text !== null) texts.set(key, text);
    const cost = text === null ? estimateJson({ [key]: value }) : estimateLines(text) + 1;
    if (typeof value === 'object' && value !== null && cost > left - put - costOfName(key)) {
      leftOut.push(key);
      left -= costOfName(key);
    } else {
      kept[key] = value;
      left -= cost;
    }
  }
  const omitted = leftOut.length === 0 ? {} : { left_out: leftOut };
  if (rowsKey === null || table === null) {
    const output = { ...kept, ...omitted, basis };
    if (isJson) return { output, text: [finding, leftOutText(leftOut)].join('') };
    return { output, text: writeText({ finding, format, basis, sections: kept, texts, leftOut }) };
  }
  const count = rowsThatFit(table, left);
  const cursor = parts.cursorAfter(count, rows.length);
  const cut = { ...kept, [rowsKey]: rows.slice(0, count) };
  const found = count === rows.length ? finding : parts.finding({ ...parts.output, ...cut });
  const output = { ...cut, ...omitted, next_cursor: cursor, basis };
  if (isJson) return { output, text: [found, leftOutText(leftOut)].join('') };
  return {
    output,
    text: writeText({
      finding: found,
      format,
      basis,
      sections: kept,
      texts,
      table: table.written?.first(count) ?? null,
      cursor,
      leftOut,
    }),
  };
}

/** Blank lines and labels between the parts, and what a finding may grow by when rows are cut. */
const JOINTS = 40;
/** A cursor of ours is some 150 characters of base 64. */
const CURSOR = 140;

interface PricedTable {
  readonly head: number;
  readonly costs: readonly number[];
  readonly written: Table | null;
}

function priceTable(
  key: string,
  rows: readonly Row[],
  fields: readonly string[] | null,
  format: OutputFormat,
): PricedTable {
  if (format === OutputFormat.Json) return { head: 8, costs: rows.map((row) => estimateJson(row) + 1), written: null };
  const written = tableOf(key, rows, fields, format);
  return {
    head: estimateTokens(written.head, 'own') + 4,
    costs: written.lines.map((line) => estimateTokens(line, 'foreign') + 1),
    written,
  };
}

function tableOf(key: string, rows: readonly Row[], fields: readonly string[] | null, format: OutputFormat): Table {
  return (format === OutputFormat.Markdown ? markdownTable : toonTable)(key, rows, fields);
}

function rowsThatFit(table: PricedTable, room: number): number {
  let left = room - table.head;
  let count = 0;
  for (const cost of table.costs) {
    left -= cost;
    if (left < 0) break;
    count++;
  }
  return Math.max(count, Math.min(1, table.costs.length));
}

function fitBasis(basis: ShortBasis, cost: (basis: ShortBasis) => number, room: number): ShortBasis {
  let trimmed = basis;
  for (const step of BASIS_STEPS) {
    trimmed = step === Number.POSITIVE_INFINITY ? basis : trimBasis(basis, step);
    if (cost(trimmed) <= room) return trimmed;
  }
  return trimmed;
}

function estimateBasisJson(basis: ShortBasis): number {
  const sentences = [...basis.assumptions, ...basis.missing];
  const ofSentences = sentences.reduce((sum, sentence) => sum + estimateTokens(sentence, 'own') + 3, 0);
  return ofSentences + estimateJson({ ...basis, assumptions: [], missing: [] });
}

/** Nothing for a reader: an empty list says no more than its absence, and the basis says what is missing. */
function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

/** Nothing is dropped without a word, in no format. */
function leftOutText(names: readonly string[]): string {
  return names.length === 0 ? '' : `\n\nleft out for max_tokens: ${names.join(', ')}`;
}

interface Written {
  readonly finding: string;
  readonly format: OutputFormat;
  readonly basis: ShortBasis;
  readonly sections: Readonly<Record<string, unknown>>;
  /** Of sections that were written before. */
  readonly texts?: ReadonlyMap<string, string>;
  readonly table?: string | null;
  readonly cursor?: string | null;
  readonly leftOut?: readonly string[];
}

function writeText(answer: Written): string {
  const { finding, format, basis, sections, texts, table = null, cursor = null, leftOut = [] } = answer;
  const written = Object.entries(sections).flatMap(([key, value]) =>
    isEmpty(value) ? [] : [texts?.get(key) ?? sectionText(key, value, format)],
  );
  const blocks = [
    finding,
    written.join('\n'),
    leftOutText(leftOut).trim(),
    table ?? '',
    cursor === null ? '' : `next_cursor: ${cursor}`,
    basisText(basis),
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}
