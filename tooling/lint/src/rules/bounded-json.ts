import type { Rule } from '../rule.ts';
import { isPackageFile, isTestFile } from '../scope.ts';

/** Files that may parse JSON, each because of where its text comes from. */
const parsers: readonly { readonly file: RegExp; readonly because: string }[] = [
  { file: /^packages\/storage\/src\//, because: 'payloads that this store wrote itself, bounded on the way in' },
  { file: /^packages\/tools\/src\/training\/kept\.ts$/, because: 'results that the tools wrote themselves' },
  { file: /^packages\/tools\/src\/paging\//, because: 'cursors, length-checked before they are parsed' },
  {
    file: /^packages\/provider-kit\/src\/rows\/read-json\.ts$/,
    because: 'items of an export, their length limited before',
  },
];

export const boundedJson: Rule = {
  name: 'bounded-json',
  reason: 'parsing text of unknown length and depth is how a small upload becomes a large outage',
  applies: (file) => isPackageFile(file) && !isTestFile(file) && !parsers.some((parser) => parser.file.test(file)),
  check(source) {
    const found: { offset: number; message: string }[] = [];
    source.visit({
      MemberExpression(node) {
        if (node.object.type !== 'Identifier' || node.object.name !== 'JSON') return;
        if ((node.property as { readonly name?: string }).name === 'parse')
          found.push({
            offset: node.start,
            message:
              'No JSON.parse here: take a parsed value, or add this file to the table of bounded parsers with its reason.',
          });
      },
    });
    return found;
  },
};
