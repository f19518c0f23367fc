// Named methods. Values are stored with results and offered to callers as enums: add, never rename.

export const swimmingFamilies = {
  'swimming.critical-speed': { Css200400: 'css_200_400' },
  'swimming.swolf': { Definition: 'definition' },
  'swimming.stroke-mechanics': { Costill: 'costill_1985' },
  'swimming.power': { Skiba: 'skiba' },
  'swimming.score': { Skiba: 'skiba' },
} as const;

/** The method taken when the caller names none. */
export const swimmingDefaults = {
  'swimming.critical-speed': 'css_200_400',
  'swimming.swolf': 'definition',
  'swimming.stroke-mechanics': 'costill_1985',
  'swimming.power': 'skiba',
  'swimming.score': 'skiba',
} as const;
