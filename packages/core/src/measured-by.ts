/** What stands behind the records of a source, as far as it is the same for most of them. */
export const MeasuredBy = {
  Ring: 'ring',
  /** A band without a display, worn day and night. */
  Strap: 'strap',
  /** At the wrist: watches and bands that count steps. */
  Watch: 'watch',
  /** Scales and what else stands at home. */
  Scale: 'scale',
  /** A phone, which also keeps what apps and other devices give it. */
  Phone: 'phone',
  /** Passes on what devices of other makers recorded. */
  Sharing: 'sharing',
  /** Written down by a person. */
  Diary: 'diary',
} as const;
export type MeasuredBy = (typeof MeasuredBy)[keyof typeof MeasuredBy];
