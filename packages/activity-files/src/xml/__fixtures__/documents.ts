/** Bytes of a text, cut into pieces of one size. */
export async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.slice(at, at + size);
}

/** Cut into two at one place. */
export async function* cutAt(bytes: Uint8Array, at: number): AsyncGenerator<Uint8Array> {
  yield bytes.slice(0, at);
  yield bytes.slice(at);
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const units = mark ? `\uFEFF${text}` : text;
  const bytes = new Uint8Array(units.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < units.length; i++) view.setUint16(i * 2, units.charCodeAt(i), order === 'le');
  return bytes;
}

export interface PointText {
  readonly time?: string;
  readonly latitude?: string | number;
  readonly longitude?: string | number;
  /** Elements of the point, as they stand. */
  readonly inner?: string;
}

export function tcxPoint({ time, latitude, longitude, inner = '' }: PointText): string {
  const position =
    latitude === undefined
      ? ''
      : `<Position><LatitudeDegrees>${latitude}</LatitudeDegrees><LongitudeDegrees>${longitude}</LongitudeDegrees></Position>`;
  return `<Trackpoint>${time === undefined ? '' : `<Time>${time}</Time>`}${position}${inner}</Trackpoint>`;
}

export function tcxDocument(activities: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"
  xmlns:ns3="http://www.garmin.com/xmlschemas/ActivityExtension/v2"><Activities>${activities}</Activities></TrainingCenterDatabase>`;
}

export function tcxRide(points: string, lap = ''): string {
  return tcxDocument(
    `<Activity Sport="Biking"><Id>2024-05-01T06:00:00Z</Id><Lap StartTime="2024-05-01T06:00:00Z">${lap}<Track>${points}</Track></Lap></Activity>`,
  );
}

export function gpxPoint({ time, latitude = 50, longitude = 8, inner = '' }: PointText): string {
  return `<trkpt lat="${latitude}" lon="${longitude}">${time === undefined ? '' : `<time>${time}</time>`}${inner}</trkpt>`;
}

export function gpxDocument(tracks: string, creator = 'Test'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="${creator}" xmlns="http://www.topografix.com/GPX/1/1">${tracks}</gpx>`;
}

export function gpxTrack(points: string, head = ''): string {
  return gpxDocument(`<trk>${head}<trkseg>${points}</trkseg></trk>`);
}
