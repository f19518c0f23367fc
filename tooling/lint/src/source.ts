import { type Program, parseSync, Visitor, type VisitorObject } from 'oxc-parser';

/** An import or a re-export. */
export interface ImportOf {
  readonly specifier: string;
  /** Erased by the compiler: nothing of it is there at run time. */
  readonly typeOnly: boolean;
  readonly line: number;
}

/** One TypeScript file, parsed once and shown to every rule. */
export interface Source {
  readonly file: string;
  readonly text: string;
  readonly imports: readonly ImportOf[];
  lineOf(offset: number): number;
  visit(visitor: VisitorObject): void;
}

export function parseSource(file: string, text: string): Source {
  const { program, module, errors } = parseSync(file, text);
  const broken = errors[0];
  if (broken !== undefined) throw new Error(`${file} does not parse: ${broken.message}`);
  const lineOf = (offset: number) => lineAt(text, offset);
  return {
    file,
    text,
    lineOf,
    imports: [
      ...module.staticImports.map(({ moduleRequest, entries, start }) => ({
        specifier: moduleRequest.value,
        typeOnly: /^import\s+type\b/.test(text.slice(start)) || (entries.length > 0 && entries.every((e) => e.isType)),
        line: lineOf(start),
      })),
      ...module.staticExports.flatMap(({ entries, start }) => {
        // `export { a }` of an imported name is told at its import, which is counted already.
        if (!text.startsWith('export', start)) return [];
        const specifier = entries.find((entry) => entry.moduleRequest !== null)?.moduleRequest?.value;
        return specifier === undefined
          ? []
          : [{ specifier, typeOnly: entries.every((entry) => entry.isType), line: lineOf(start) }];
      }),
      ...module.dynamicImports.flatMap(({ moduleRequest, start }) => {
        const literal = /^['"](.+)['"]$/.exec(text.slice(moduleRequest.start, moduleRequest.end))?.[1];
        return literal === undefined ? [] : [{ specifier: literal, typeOnly: false, line: lineOf(start) }];
      }),
    ],
    visit: (visitor) => new Visitor(visitor).visit(program satisfies Program),
  };
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
