import { cleanText, type Device, textLimits } from '@vitalwire/core';
import type { HealthDocument, SampleRow } from '../scan/health-document.ts';

/** What wrote rows: a watch, a phone, an app. The same one in every export of the same person. */
export interface HealthOrigin {
  /** Part of the keys of records: `apple/Watch6,7`, `app/Scale`. */
  readonly key: string;
  readonly device: Device;
  /** Whose counts of the same time are taken first, as the phone does: 0 watch, 1 phone, 2 anything else. */
  readonly rank: number;
  readonly order: number;
}

export interface Origins {
  ofRow(row: SampleRow): HealthOrigin;
  /** Of the attributes of a workout. */
  ofTexts(sourceName: string, sourceVersion: string, device: string): HealthOrigin;
}

const FIELD = /(?:^|, )(name|manufacturer|model|hardware|software|firmware|localIdentifier|UDI):/g;

/** Fields of `<<HKDevice: 0x…>, name:Apple Watch, …, hardware:Watch6,7, software:10.6.1>`; values hold commas. */
export function deviceFields(text: string): ReadonlyMap<string, string> {
  const body = text.replace(/^(?:<<HKDevice: 0x[0-9a-f]+)?>?,? ?/i, '').replace(/>$/, '');
  const found = [...body.matchAll(FIELD)];
  return new Map(
    found.map((match, i) => [match[1] ?? '', body.slice(match.index + match[0].length, found[i + 1]?.index)]),
  );
}

/**
 * A device of Apple's that wrote for itself is known by its model: people rename watches, and then every row of every
 * later export carries the new name. It wrote for itself when the version of the source is that of its own software.
 */
export function originOf(sourceName: string, sourceVersion: string, device: string): Omit<HealthOrigin, 'order'> {
  const fields = deviceFields(device);
  const field = (name: string): string | null => cleanText(fields.get(name) ?? '', textLimits.word);
  const maker = field('manufacturer');
  const hardware = field('hardware') ?? field('model');
  if (maker?.startsWith('Apple') === true && hardware !== null && fields.get('software') === sourceVersion) {
    return {
      key: `apple/${hardware}`,
      device: { manufacturer: 'Apple Inc.', product: hardware },
      rank: hardware.startsWith('Watch') ? 0 : 1,
    };
  }
  const name = cleanText(sourceName, textLimits.word) ?? 'unnamed';
  const ownDevice = [maker, field('model') ?? field('name'), field('hardware')].filter((part) => part !== null);
  const rank = /apple\s*watch/i.test(name) ? 0 : /iphone|ipad|ipod/i.test(name) ? 1 : 2;
  return { key: ['app', name, ...ownDevice].join('/'), device: { product: name }, rank };
}

export function createOrigins(document: HealthDocument): Origins {
  const byKey = new Map<string, HealthOrigin>();
  const byRow = new Map<number, HealthOrigin>();
  const known = (sourceName: string, sourceVersion: string, device: string): HealthOrigin => {
    const origin = originOf(sourceName, sourceVersion, device);
    const found = byKey.get(origin.key) ?? { ...origin, order: byKey.size };
    byKey.set(origin.key, found);
    return found;
  };
  let lastKey = -1;
  let last: HealthOrigin | null = null;
  return {
    ofRow({ sourceName, sourceVersion, device }) {
      const key = ((sourceName + 1) * 2 ** 17 + sourceVersion + 1) * 2 ** 17 + device + 1;
      if (key === lastKey && last !== null) return last;
      let origin = byRow.get(key);
      if (origin === undefined) {
        const text = (id: number, table: { text(id: number): string }) => (id === -1 ? '' : table.text(id));
        origin = known(
          text(sourceName, document.sourceNames),
          text(sourceVersion, document.sourceVersions),
          text(device, document.devices),
        );
        byRow.set(key, origin);
      }
      lastKey = key;
      last = origin;
      return origin;
    },
    ofTexts: known,
  };
}
