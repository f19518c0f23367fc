import { expect, test } from 'vitest';
import { markedAsPure } from './droppable.ts';

test.each([
  ['var a = make({ b: C.d });\n', 'var a = /* @__PURE__ */ (() => (make({ b: C.d })))();\n'],
  ['var a = { b: C.d };\n', 'var a = /* @__PURE__ */ (() => ({ b: C.d }))();\n'],
  ['var a = b.c / 2, d = 1;\n', 'var a = /* @__PURE__ */ (() => (b.c / 2))(), d = 1;\n'],
  ['export const a = new Map();\n', 'export const a = /* @__PURE__ */ (() => (new Map()))();\n'],
  ['var a = /* @__PURE__ */ f(b.c);\n', 'var a = /* @__PURE__ */ /* @__PURE__ */ (() => (f(b.c)))();\n'],
])('%s may be dropped', (code, marked) => {
  expect(markedAsPure(code)).toBe(marked);
});

test.each([
  'var a = 1, b = -1, c = "x", d = `x`, e = [1, { f: "g" }, h];\n',
  'var a = (b) => c(b);\n',
  'function a() {\n  const b = c();\n}\n',
  'var a = /* @__PURE__ */ (() => ({ b: c.d }))();\n',
  'var { a } = b.c;\n',
  'var a = await b();\n',
  'import { a } from "./b.js";\nexport { a };\n',
])('%s stays as it is', (code) => {
  expect(markedAsPure(code)).toBe(code);
});
