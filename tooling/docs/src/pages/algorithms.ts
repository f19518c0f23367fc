import { describeAlgorithms } from '@vitalwire/intelligence/registry';
import { table } from './table.ts';

/** Every algorithm with its rule, its reach and its sources, by family. */
export function algorithmsPage(): string {
  const families = Map.groupBy(describeAlgorithms(), ({ family }) => family);
  const sections = [...families].map(([family, algorithms]) => {
    const rows = algorithms.map(
      ({ method, isDefault, version, title, unit, evidence, formula, validRange, references }) => [
        `\`${method}\`${isDefault ? ' (default)' : ''}`,
        title,
        unit,
        evidence,
        `\`${formula}\``,
        validRange,
        references
          .map(({ citation, doi }) => (doi === undefined ? citation : `${citation}, [doi](https://doi.org/${doi})`))
          .join('; '),
        String(version),
      ],
    );
    const head = ['Method', 'Title', 'Unit', 'Evidence', 'Rule', 'Valid', 'Sources', 'Version'];
    return `## ${family}\n\n${table(head, rows)}`;
  });
  const count = [...families.values()].reduce((sum, { length }) => sum + length, 0);
  return [
    '# Algorithms',
    `${count} algorithms in ${families.size} families, all in \`@vitalwire/intelligence\`. The id of an algorithm is \`<family>.<method>\`; ` +
      'a result names the id and the version that gave it, and the version is raised whenever the same input would give another number.',
    ...sections,
  ].join('\n\n');
}
