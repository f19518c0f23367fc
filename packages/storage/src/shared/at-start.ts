/** The place of a database where a sentence begins with it; a path keeps its own letters. */
export function atStart(place: string): string {
  return place.replace(/^the /, 'The ');
}
