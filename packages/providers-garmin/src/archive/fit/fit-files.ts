import { type FitMessage, fitMessages, fitValue } from '@vitalwire/activity-files/fit';
import { deviceWords } from '@vitalwire/activity-files/records';
import { cleanText, type Device, millisecondsOf, textLimits } from '@vitalwire/core';
import type { Member } from '@vitalwire/provider-kit/rows';

/** A FIT file of an export, from its first message. */
export interface FitFile {
  readonly member: Member;
  /** What it calls itself; a number where the profile has no word for it. */
  readonly type: string;
  /** Milliseconds since 1970; 0 when it does not say. Files are read in this order. */
  readonly createdMs: number;
  readonly device: Device | null;
}

/** Files of sorts that the public profile does not name: sleep and HRV of nights are among them. */
export function isNightFile({ type }: Pick<FitFile, 'type'>): boolean {
  return /^\d+$/.test(type);
}

/** Room for the header, the definition of `file_id` and its values. */
const HEAD_BYTES = 512;

export async function fitFileOf(member: Member): Promise<FitFile> {
  const head = await member.source.head(HEAD_BYTES).catch(() => new Uint8Array(0));
  const message = firstMessage(head);
  const created = message === null ? null : fitValue(message, 'time_created');
  const ms = typeof created === 'string' ? millisecondsOf(created as never) : 0;
  return {
    member,
    type: message === null ? 'unknown' : String(fitValue(message, 'type') ?? 'unknown'),
    createdMs: Number.isFinite(ms) ? ms : 0,
    device: message === null ? null : deviceOf(message),
  };
}

function firstMessage(head: Uint8Array): FitMessage | null {
  try {
    return fitMessages(head, { only: ['file_id'] }).next().value ?? null;
  } catch {
    return null;
  }
}

function deviceOf(message: FitMessage): Device {
  const word = (name: string): string | null => {
    const value = fitValue(message, name);
    return value === null ? null : cleanText(String(value), textLimits.word);
  };
  const manufacturer = word('manufacturer');
  const product = word('garmin_product') ?? word('product_name') ?? word('product');
  const serialNumber = word('serial_number');
  return deviceWords({
    ...(manufacturer === null ? {} : { manufacturer }),
    ...(product === null ? {} : { product }),
    ...(serialNumber === null ? {} : { serialNumber }),
  });
}

/** In the order of their making: of one moment, in that of their names. */
export function byCreation(files: readonly FitFile[]): readonly FitFile[] {
  return files.toSorted((a, b) => a.createdMs - b.createdMs || (a.member.within < b.member.within ? -1 : 1));
}
