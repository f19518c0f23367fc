import { cpus, loadavg } from 'node:os';
import { type Result, verdictOf } from './benchmark.ts';

/** Ratios hold on this machine alone: it is named beside them. */
export function machine(): string {
  const [first] = cpus();
  const load = loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');
  return `${first?.model ?? 'unknown processor'}, ${cpus().length} cores, ${process.platform} ${process.arch}, Node ${process.versions.node}, load average ${load}`;
}

export function table(results: readonly Result[]): string {
  const head = ['what', 'ours', 'peer', 'figure', 'must', 'aim', 'verdict', 'limiting factor'];
  const rows = results.map((result) => [
    result.what,
    result.ours,
    result.peer,
    figure(result, result.figure),
    bound(result, result.must),
    bound(result, result.aim),
    verdictOf(result),
    result.limit,
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((cells) => (cells[column] ?? '').length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join('\n');
}

function figure({ unit }: Result, value: number): string {
  if (unit === 'x') return `${value.toFixed(value < 10 ? 2 : 1)}x`;
  return `${Math.round(value)} ${unit}`;
}

function bound(result: Result, value: number): string {
  return `${result.target === 'at-least' ? '≥' : '≤'} ${result.unit === 'x' ? `${value}x` : `${value} ${result.unit}`}`;
}

export function milliseconds(value: number): string {
  if (value >= 100) return `${value.toFixed(0)} ms`;
  if (value >= 1) return `${value.toFixed(1)} ms`;
  return `${(value * 1000).toFixed(1)} µs`;
}
