import type * as z from 'zod';
import type { Secret } from '../secret.ts';

/** One thing that can be configured. */
export interface SettingDeclaration {
  /** Name in the environment; in `config.json` it is the key of the declaration. */
  readonly environmentName: `VITALWIRE_${Uppercase<string>}`;
  /**
   * Takes the environment's text as well as the value in `config.json`: see `flag`, `wholeNumber` and `list`. Its own
   * `description` says in the documentation what it takes.
   */
  readonly schema: z.ZodType;
  /** A sentence for whoever runs it. */
  readonly description: string;
  /** Without one the value is `null` where nobody sets it. */
  readonly default?: unknown;
  /** For the documentation, where the app works the default out: `the data folder of the platform`. */
  readonly defaultDescription?: string;
  /** A text that becomes a `Secret` and is shown nowhere. */
  readonly secret?: true;
}
export interface SettingDeclarations {
  readonly [name: string]: SettingDeclaration;
}

export type SettingValue<S extends SettingDeclaration> =
  | (S extends { readonly secret: true } ? Secret : z.output<S['schema']>)
  | (S extends { readonly default: unknown } ? never : null);

/** What `readSettings` answers. */
export interface Settings<D extends SettingDeclarations> {
  readonly values: { readonly [N in keyof D]: SettingValue<D[N]> };
  /** Where each value comes from. */
  readonly origins: { readonly [N in keyof D]: SettingOrigin };
}
export type SettingOrigin = 'environment' | 'file' | 'default';

/** A declaration whose default is not of its schema's type, or whose secret is not a text, does not compile. */
type Sound<D extends SettingDeclarations> = {
  readonly [N in keyof D]: {
    readonly default?: z.output<D[N]['schema']>;
    readonly secret?: z.output<D[N]['schema']> extends string ? true : never;
  };
};

/** The one list of what an app can be told. @throws Error when two settings share a name in the environment */
export function defineSettings<const D extends SettingDeclarations>(declarations: D & Sound<D>): D {
  const seen = new Set<string>();
  for (const { environmentName } of Object.values<SettingDeclaration>(declarations)) {
    if (seen.has(environmentName)) throw new Error(`Two settings are named ${environmentName}.`);
    seen.add(environmentName);
  }
  return declarations;
}
