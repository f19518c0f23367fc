/** `heartRateBpm` becomes `heart_rate_bpm`: names of core as the wire writes them. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
