import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { killRepeatedly } from '../../src/testing/index.ts';
import { expectUpgraded, makeFirstRelease } from '../migrations/upgrade-cases.ts';
import { engines, newPlace, openPlace, settled } from './places.ts';

const CYCLES = inject('faultCycles');
const WITHIN_MILLISECONDS = 250;
const script = join(import.meta.dirname, 'upgrade-role.ts');

it.for(engines)(
  'an upgrade from the first release on %s that is killed is done by the next one, and loses nothing',
  async (engine, { task }) => {
    task.meta.fault = { id: 'A5', operation: 'upgrade from the first release', engine, cycles: CYCLES };
    let place = await newPlace(engine, 'kill_upgrade');
    const broken = await killRepeatedly({
      cycles: CYCLES,
      seed: 51,
      withinMilliseconds: WITHIN_MILLISECONDS,
      async command() {
        place = await newPlace(engine, 'kill_upgrade');
        await makeFirstRelease({ open: (plan) => openPlace(place, plan === undefined ? {} : { plan }) });
        return ['--conditions=@vitalwire/source', script, engine, place.address, place.schema];
      },
      async check({ acknowledged }) {
        if (engine === 'postgres') await settled(place);
        const { storage } = openPlace(place);
        const steps = await storage.migrate();
        if (acknowledged.length > 0) expect(steps).toEqual([]);
        await expectUpgraded(storage);
        await storage.close();
      },
    });
    // Otherwise nothing was broken off, and nothing tested.
    expect(broken).toBeGreaterThan(2);
  },
);
