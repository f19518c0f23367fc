import type { Device, MeasuringMethod, SourceId } from '@vitalwire/core';

/** One device that measures in one way, as far as the records tell it from others. */
export interface Instrument {
  readonly key: number;
  readonly method: MeasuringMethod;
  readonly device: Device | null;
  readonly sourceIds: readonly SourceId[];
}

export interface Instruments {
  /** Records are to come in the order of time. */
  of(sourceId: SourceId, device: Device | null, method: MeasuringMethod): Instrument;
}

type Known = { -readonly [F in keyof Instrument]: Instrument[F] } & { sourceIds: SourceId[] };

/** A new firmware is no new device: a baseline would end every few weeks. */
const NAMING = ['manufacturer', 'product', 'serialNumber'] as const;

/**
 * Tells devices apart by what records say of them. What a record leaves out is no other device: it is taken for the one
 * of its source that measured last. A serial number names a device through whichever source it is read.
 */
export function createInstruments(): Instruments {
  /** Last used first. */
  const known: Known[] = [];
  return {
    of(sourceId, device, method) {
      const same =
        known.find((each) => each.method === method && sameSerial(each.device, device) && agree(each.device, device)) ??
        known.find((each) => each.method === method && each.sourceIds.includes(sourceId) && agree(each.device, device));
      const found = same ?? { key: known.length, method, device: null, sourceIds: [] };
      if (!found.sourceIds.includes(sourceId)) found.sourceIds.push(sourceId);
      found.device = joined(found.device, device);
      if (known[0] !== found) {
        const at = known.indexOf(found);
        if (at >= 0) known.splice(at, 1);
        known.unshift(found);
      }
      return found;
    },
  };
}

const word = (text: string | undefined) => text?.trim().toLowerCase();

function sameSerial(a: Device | null, b: Device | null): boolean {
  return a?.serialNumber !== undefined && word(a.serialNumber) === word(b?.serialNumber);
}

function agree(a: Device | null, b: Device | null): boolean {
  return NAMING.every((name) => a?.[name] === undefined || b?.[name] === undefined || word(a[name]) === word(b[name]));
}

function joined(a: Device | null, b: Device | null): Device | null {
  const names: Partial<Record<(typeof NAMING)[number], string>> = {};
  for (const name of NAMING) {
    const text = a?.[name] ?? b?.[name];
    if (text !== undefined) names[name] = text;
  }
  return Object.keys(names).length === 0 ? null : names;
}
