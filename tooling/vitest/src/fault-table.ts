import type { Reporter, TestModule } from 'vitest/node';

/** Prints what the fault tests did, a line for each fault, operation and engine. */
export const faultTable: Reporter = {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const rows: string[][] = [];
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { fault } = test.meta();
        if (fault === undefined) continue;
        rows.push([fault.id, fault.operation, fault.engine, String(fault.cycles), test.result().state]);
      }
    }
    if (rows.length === 0) return;
    const head = ['id', 'operation', 'engine', 'cycles', 'result'];
    const sorted = rows.toSorted((a, b) => inOrder(a[0] ?? '', b[0] ?? ''));
    const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
    for (const row of [head, ...sorted])
      process.stdout.write(
        `${row
          .map((cell, i) => cell.padEnd(widths[i] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
      );
  },
};

/** A2 before A10 before B1. */
function inOrder(a: string, b: string): number {
  return a.slice(0, 1).localeCompare(b.slice(0, 1)) || Number(a.slice(1)) - Number(b.slice(1));
}
