export { decodeFit } from './decode-fit.ts';
export { fitActivityMessages } from './encode/activity-messages.ts';
export { encodeFit } from './encode/encode-fit.ts';
export type {
  FitDeveloperInput,
  FitFileInput,
  FitInputScalar,
  FitInputValue,
  FitMessageInput,
  FitTypedValue,
} from './encode/input.ts';
export { fitMessages, type MessageOptions } from './messages/decode-messages.ts';
export { type FitField, type FitMessage, type FitScalar, type FitValue, fitValue } from './messages/message.ts';
export { fitCrc16 } from './protocol/crc.ts';
