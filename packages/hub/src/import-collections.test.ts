import { type FileImporter, type ImportSource, localOwner, type SourceId } from '@vitalwire/core';
import { memoryStorage } from '@vitalwire/storage/memory';
import { expect, it } from 'vitest';
import { exportImporter, threeDays } from '../test/export-sketch.ts';
import { call, folder, now, sha256, sketchImporter, textFile } from '../test/fixtures.ts';
import { createHub, createSourceCatalogue } from './index.ts';

/** Knows folders with a file of tables in them, anywhere below: as generous as some exports need it. */
const tablesImporter: FileImporter = {
  ...exportImporter,
  id: 'tables' as SourceId,
  inParts: true,
  async recognise(source) {
    if (source.type === 'file') return source.name.endsWith('.table') ? { confidence: 0.9, sentence: 'a table' } : null;
    for await (const member of source.entries())
      if ((await tablesImporter.recognise(member)) !== null)
        return { confidence: 0.99, sentence: 'an export of tables' };
    return null;
  },
  async *read() {},
};

/** Knows its own list also by itself. */
const sketchesImporter: FileImporter = {
  ...exportImporter,
  recognise: async (source) =>
    source.name === 'marker.txt' ? { confidence: 0.9, sentence: 'a list' } : exportImporter.recognise(source),
};

const sketches = folder(
  'all/sketches',
  Object.entries(threeDays).map(([path, text]) => textFile(`all/sketches/${path}`, text)),
);
const table = (path: string) => textFile(path, 'x');
const tables = (path: string) => folder(path, [table(`${path}/a.table`), table(`${path}/b.table`)]);
const ride = textFile('all/ride.fit', '[{"key":"ride"}]');
const rides = folder('all/rides', [textFile('all/rides/ride.fit', '[{"key":"ride"}]')]);

async function readOf(source: ImportSource): Promise<readonly string[]> {
  const { importing } = createHub({
    storage: memoryStorage(),
    catalogue: createSourceCatalogue({ descriptors: [] }),
    now: () => now,
    sha256,
    originals: null,
  });
  const { sources } = await importing.importFrom({
    owner: localOwner,
    sources: [source],
    importers: [tablesImporter, sketchesImporter, sketchImporter],
    signal: call.signal,
  });
  return sources.map(({ path, sourceId }) => `${path} ${sourceId}`);
}

it.each<[string, ImportSource, readonly string[]]>([
  ['an export alone', tables('all'), ['all tables']],
  ['an export in a folder of its own', folder('all', [tables('all/t')]), ['all tables']],
  [
    'an export in several parts',
    folder('all', [tables('all/1'), tables('all/2'), textFile('all/index.html', 'x')]),
    ['all tables'],
  ],
  [
    'an export of one vendor beside that of another',
    folder('all', [tables('all/t'), sketches]),
    ['all/sketches sketched', 'all/t tables'],
  ],
  ['an export and a recording', folder('all', [tables('all/t'), ride]), ['all/ride.fit files', 'all/t tables']],
  [
    'an export and a folder of recordings',
    folder('all', [tables('all/t'), rides]),
    ['all/rides/ride.fit files', 'all/t tables'],
  ],
  [
    'the parts of one export among other things',
    folder('all', [{ ...tables('all/2'), name: '2' }, sketches, { ...tables('all/1'), name: '1' }]),
    ['all/sketches sketched', 'all/1 and 1 more tables'],
  ],
  [
    'exports side by side',
    folder('all', [sketches, { ...sketches, path: 'all/again', name: 'again' }]),
    ['all/sketches sketched', 'all/again sketched'],
  ],
  [
    'an export that lies one deeper, beside a picture',
    folder('all', [sketches, textFile('all/a.jpg', 'x')]),
    ['all/sketches sketched'],
  ],
  [
    'an archive with more beside the export',
    { ...folder('all', [tables('all/t'), rides]), type: 'archive' },
    ['all tables'],
  ],
])('%s', async (_what, source, expected) => {
  expect(await readOf(source)).toEqual(expected);
});
