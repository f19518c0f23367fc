/** Readings on each side among which most decide whose days these are. */
const AROUND = 7;

/** Readings of one instrument, one after the other; what others measured in between is not of it. */
export interface EraStretch {
  readonly key: number;
  /** Places of its readings, ascending. */
  readonly own: readonly number[];
}

/**
 * Stretches in which one instrument measured. Up to seven readings of another one in between are an interruption, not an
 * era; what measured last of all begins one at once, since nobody knows whether the other comes back.
 * @param keys which instrument gave each reading, in the order of time
 */
export function findEras(keys: readonly number[]): readonly EraStretch[] {
  const stretches: Growing[] = [];
  for (const [place, key] of majorities(keys).entries()) {
    if (keys[place] !== key) continue;
    const last = stretches.at(-1);
    if (last?.key === key) last.own = [...last.own, place];
    else stretches.push({ key, own: [place] });
  }
  for (const [i, right] of stretches.entries()) shareBorder(stretches[i - 1], right, keys);
  return [...earliest(stretches[0], keys), ...stretches, ...latest(stretches.at(-1), keys)];
}

/** What measured first of all, for a few readings, has an era of its own, too. */
function earliest(first: Growing | undefined, keys: readonly number[]): readonly EraStretch[] {
  const key = keys[0];
  if (first === undefined || key === undefined || first.key === key) return [];
  return [{ key, own: placesOf(key, keys, 0, keys.indexOf(first.key)) }];
}

function latest(last: Growing | undefined, keys: readonly number[]): readonly EraStretch[] {
  const key = keys.at(-1);
  if (last === undefined || key === undefined) return [];
  const back = keys.lastIndexOf(last.key);
  last.own = [...last.own, ...placesOf(last.key, keys, (last.own.at(-1) ?? 0) + 1, back + 1)];
  return last.key === key ? [] : [{ key, own: placesOf(key, keys, back + 1, keys.length) }];
}

/** Of each reading the instrument with most readings around it; among equals the one before, then its own. */
function majorities(keys: readonly number[]): readonly number[] {
  const counts = new Map<number, number>();
  const count = (place: number, by: number) => {
    const key = keys[place];
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + by);
  };
  for (let place = 0; place < AROUND; place++) count(place, 1);
  let before: number | undefined;
  return keys.map((own, place) => {
    count(place + AROUND, 1);
    count(place - AROUND - 1, -1);
    const most = Math.max(...counts.values());
    if (before === undefined || counts.get(before) !== most)
      before = counts.get(own) === most ? own : ([...counts].find(([, n]) => n === most)?.[0] ?? own);
    return before;
  });
}

interface Growing {
  readonly key: number;
  own: readonly number[];
}

/** Where one era goes over into the next, most around a reading may be of the other: each gets back what is its own. */
function shareBorder(left: Growing | undefined, right: Growing, keys: readonly number[]): void {
  const from = left === undefined ? 0 : (left.own.at(-1) ?? 0) + 1;
  const to = right.own[0] ?? 0;
  const between = keys.slice(from, to);
  const firstOfRight = between.indexOf(right.key);
  const lastOfLeft = left === undefined ? -1 : between.lastIndexOf(left.key);
  if (left !== undefined)
    left.own = [...left.own, ...placesOf(left.key, keys, from, firstOfRight < 0 ? to : from + firstOfRight)];
  right.own = [...placesOf(right.key, keys, from + lastOfLeft + 1, to), ...right.own];
}

function placesOf(key: number, keys: readonly number[], from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i).filter((place) => keys[place] === key);
}
