import type { FileImporter } from '@vitalwire/core';
import { delivered, sketchImporter, type WorkoutSketch, workout } from './fixtures.ts';

/** Gives what the file says in other words: a name, and only those that are not named here. */
export const mended = (dropped: readonly string[] = []): FileImporter => ({
  ...sketchImporter,
  mappers: ['files/2'],
  async *read(source, context) {
    const sketches = JSON.parse(await new Response(source.open()).text()) as readonly WorkoutSketch[];
    const records = sketches
      .filter(({ key }) => !dropped.includes(key))
      .map((sketch) => workout({ ...sketch, more: { name: 'Mended' } }))
      .map(({ provenance, ...rest }) =>
        delivered({
          ...rest,
          provenance: {
            ...provenance,
            mapper: 'files/2',
            originalHash: context.originalHash,
            receivedAt: context.now,
          },
        }),
      );
    yield { position: '1', records, thresholds: [], rejected: [], warnings: [] };
  },
});
export const first: FileImporter = {
  ...mended(),
  mappers: ['files/1'],
  async *read(source, context) {
    for await (const batch of mended().read(source, context))
      yield {
        ...batch,
        records: batch.records.map(({ record, streams }) => {
          const { name: _, ...rest } = record as ReturnType<typeof workout>;
          return { record: { ...rest, provenance: { ...rest.provenance, mapper: 'files/1' } }, streams };
        }),
      };
  },
};
