import { Option } from 'commander';
import { wholeNumberOption } from './whole-number-option.ts';

/** `--limit`, of listings that grow with the years. */
export function limitOption(usual: number): Option {
  return new Option('--limit <number>', 'how many at most').default(usual).argParser(wholeNumberOption(1));
}
