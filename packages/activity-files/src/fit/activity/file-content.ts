import { type Warning, WarningCode } from '../../activity.ts';
import { createMessageDecoder } from '../messages/decode-message.ts';
import { type MessageView, viewMessage } from '../messages/message-view.ts';
import type { FitPart } from '../protocol/scan.ts';

/** The messages that an activity is made of; records, heart rates and beats are read elsewhere. */
const kinds = {
  file_id: 0,
  file_creator: 49,
  activity: 34,
  session: 18,
  lap: 19,
  length: 101,
  set: 225,
  event: 21,
  device_info: 23,
  sport: 12,
  workout: 26,
  zones_target: 7,
  exercise_title: 264,
  user_metrics: 79,
  max_met_data: 229,
  activity_metrics: 140,
} as const;
export type ContentKind = keyof typeof kinds;
export type Content = Readonly<Record<ContentKind, readonly MessageView[]>>;

const kindNames = Object.keys(kinds) as ContentKind[];
const kindOf: ReadonlyMap<number, ContentKind> = new Map(kindNames.map((kind) => [kinds[kind], kind]));

export function isContent(globalNumber: number): boolean {
  return kindOf.has(globalNumber);
}

/** No device writes more of one kind; a crafted file of tiny messages would grow to many times its size. */
const MAXIMUM_OF_A_KIND = 100_000;

export function decodeContent(bytes: Uint8Array, part: FitPart, partIndex: number, warnings: Warning[]): Content {
  const content = Object.fromEntries(kindNames.map((kind) => [kind, [] as MessageView[]])) as Record<
    ContentKind,
    MessageView[]
  >;
  const decoder = createMessageDecoder(bytes, part, partIndex, false);
  const listOf = part.definitions.map(({ globalNumber }) => {
    const kind = kindOf.get(globalNumber);
    return kind === undefined ? null : content[kind];
  });
  let left = 0;
  const { count, definitions } = part.others;
  for (let i = 0; i < count; i++) {
    const list = listOf[definitions[i]!] ?? null;
    if (list === null) continue;
    if (list.length >= MAXIMUM_OF_A_KIND) {
      left++;
      continue;
    }
    list.push(viewMessage(decoder, i));
  }
  if (left > 0) {
    const message = `${left} messages above the limit of ${MAXIMUM_OF_A_KIND} of one kind were left out.`;
    warnings.push({ code: WarningCode.Limited, message, count: left });
  }
  return content;
}

/** The messages of all files of a chain as one. */
export function mergeContents(contents: readonly Content[]): Content {
  const [only] = contents;
  if (contents.length === 1 && only !== undefined) return only;
  const merged = kindNames.map((kind) => [kind, contents.flatMap((content) => content[kind])]);
  return Object.fromEntries(merged) as Record<ContentKind, MessageView[]>;
}
