import { algorithmsPage } from './algorithms.ts';
import { configurationPage } from './configuration.ts';
import { peersPage } from './peers.ts';
import { toolsPage } from './tools.ts';

/** A document that is written from the code. */
export interface Page {
  readonly name: string;
  write(): string;
}

export const pages: readonly Page[] = [
  { name: 'algorithms.md', write: algorithmsPage },
  { name: 'configuration.md', write: configurationPage },
  { name: 'peers.md', write: peersPage },
  { name: 'tools.md', write: toolsPage },
];
