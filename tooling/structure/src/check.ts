import type { Finding, Tree } from '@vitalwire/lint';

/** A property of the whole tree that must hold before anything is merged. */
export interface Check {
  readonly name: string;
  readonly reason: string;
  run(tree: Tree): readonly Finding[];
}
