import { InvalidArgumentError, Option } from 'commander';

/** `--limit`, of listings that grow with the years. */
export function limitOption(usual: number): Option {
  return new Option('--limit <number>', 'how many at most').default(usual).argParser((text) => {
    if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
    throw new InvalidArgumentError(`"${text}" is no number from 1 on.`);
  });
}
