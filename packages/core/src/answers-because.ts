/**
 * Why one source answers where several saw the same: the first of these that tells it from the next one.
 * The person's word comes before everything that we make of the records ourselves.
 */
export const AnswersBecause = {
  /** Nothing else says anything of it. */
  Only: 'only',
  /** The person chose the source. */
  Chosen: 'chosen',
  /** The operator of this installation set an order up. */
  Configured: 'configured',
  /** The others cover only a part of it. */
  Whole: 'whole',
  /** It says more of what was measured: stages before hours asleep, hours asleep before time in bed; a night before a spot. */
  Measured: 'measured',
  /** Its recording is fuller; totals alone never stand for a recording. */
  Recording: 'recording',
  /** By the default order of devices, for this metric. */
  Device: 'device',
  /** What measured answers before what passed it on or wrote it down. */
  Original: 'original',
  /** Nothing tells them apart: the order of the names, so that they do not take turns. */
  Name: 'name',
} as const;
export type AnswersBecause = (typeof AnswersBecause)[keyof typeof AnswersBecause];

/** The same for a person, behind a name: `oura, by our default order of devices`. */
export const answersBecauseWords: { readonly [B in AnswersBecause]: string } = {
  only: 'nothing else is known',
  chosen: 'as the person chose',
  configured: 'by the order set up for this installation',
  whole: 'by our default: the others cover only a part of it',
  measured: 'by our default: it measured more of it',
  recording: 'by our default: the fuller recording',
  device: 'by our default order of devices',
  original: 'by our default: what measured it, not a copy',
  name: 'by our default order of devices, and among equal ones by name',
};
