import type { Secret } from '@vitalwire/core';
import { defineSettings, flag, list, readSettings, type SettingOrigin, wholeNumber } from '@vitalwire/core/config';
import { expectTypeOf, test } from 'vitest';
import * as z from 'zod';

const settings = defineSettings({
  home: { environmentName: 'VITALWIRE_HOME', schema: z.string(), description: 'Folder.' },
  keep: { environmentName: 'VITALWIRE_KEEP', schema: flag, description: 'Keep.', default: true },
  port: { environmentName: 'VITALWIRE_PORT', schema: wholeNumber(1, 9), description: 'Port.', default: 8 },
  tools: {
    environmentName: 'VITALWIRE_TOOLS',
    schema: list(z.enum(['a', 'b'])),
    description: 'Tools.',
    default: ['a'],
  },
  key: { environmentName: 'VITALWIRE_KEY', schema: z.string(), description: 'Key.', secret: true },
});

test('values are typed by their schema, and null without a default', () => {
  const { values, origins } = readSettings(settings, { environment: {}, file: null });
  expectTypeOf(values.home).toEqualTypeOf<string | null>();
  expectTypeOf(values.keep).toEqualTypeOf<boolean>();
  expectTypeOf(values.port).toEqualTypeOf<number>();
  expectTypeOf(values.tools).toEqualTypeOf<readonly ('a' | 'b')[]>();
  expectTypeOf(values.key).toEqualTypeOf<Secret | null>();
  expectTypeOf(origins.port).toEqualTypeOf<SettingOrigin>();
  // @ts-expect-error nobody declared it
  values.prot;
});

test('a declaration that contradicts itself does not compile', () => {
  // @ts-expect-error the default is not of the schema's type
  defineSettings({ a: { environmentName: 'VITALWIRE_A', schema: flag, description: 'A.', default: 'yes' } });
  // @ts-expect-error only a text can be a secret
  defineSettings({ a: { environmentName: 'VITALWIRE_A', schema: flag, description: 'A.', secret: true } });
  // @ts-expect-error the name is not one of ours
  defineSettings({ a: { environmentName: 'HOME', schema: flag, description: 'A.' } });
});
