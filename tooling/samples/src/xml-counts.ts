/** Counts of an XML sample by searching its text, without any XML parser. */
export interface TextCounts {
  readonly points: number;
  readonly heartRates: number;
  readonly positions: number;
  readonly powers: number;
  readonly cadences: number;
  readonly firstTime: number;
  readonly lastTime: number;
}

const point = /<(?:trkpt|Trackpoint)\b[\s\S]*?<\/(?:trkpt|Trackpoint)>/g;

export function countInText(text: string): TextCounts {
  const points = (text.match(point) ?? []).filter((entry) => /<[tT]ime>/.test(entry));
  const having = (pattern: RegExp): number => points.filter((entry) => pattern.test(entry)).length;
  const times = points.map((entry) => Date.parse(/<[tT]ime>([^<]+)</.exec(entry)?.[1] ?? ''));
  return {
    points: points.length,
    heartRates: having(/HeartRateBpm|:hr>/),
    positions: having(/<Position>|lat="/),
    powers: having(/Watts>/),
    cadences: having(/<Cadence>|:cad>/),
    firstTime: Math.min(...times),
    lastTime: Math.max(...times),
  };
}
