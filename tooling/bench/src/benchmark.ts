/** One line of the table. */
export interface Result {
  readonly what: string;
  readonly ours: string;
  readonly peer: string;
  /** What is compared with the targets. */
  readonly figure: number;
  readonly unit: 'x' | 'tokens' | 'MiB' | 'MB';
  /** `at-least`: how many times better than the peer. `at-most`: a cost. */
  readonly target: 'at-least' | 'at-most';
  readonly must: number;
  readonly aim: number;
  /** What stands in the way of more. */
  readonly limit: string;
}

export interface Options {
  /** Smaller data, so that everything together stays below a minute. */
  readonly quick: boolean;
}

export interface Benchmark {
  readonly name: string;
  /** Both sides answer the same. Throws where they do not; the tests run it on small data. */
  check(): Promise<void>;
  /** Checks again on the data it times, then times. */
  run(options: Options): Promise<readonly Result[]>;
}

export type Verdict = 'aim reached' | 'must reached' | 'missed';

export function verdictOf({ figure, target, must, aim }: Result): Verdict {
  const reaches = (bound: number) => (target === 'at-least' ? figure >= bound : figure <= bound);
  if (reaches(aim)) return 'aim reached';
  return reaches(must) ? 'must reached' : 'missed';
}

/** @throws when both sides differ: a timing of different answers says nothing */
export function requireSame(what: string, ours: number, peers: number, tolerance = 0): void {
  if (Math.abs(ours - peers) <= tolerance * Math.abs(peers)) return;
  throw new Error(`${what}: ours ${ours}, the peer’s ${peers}. Nothing was timed.`);
}
