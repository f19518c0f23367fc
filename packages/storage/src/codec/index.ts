export { type Column, decodeColumn, encodeColumn } from './column.ts';
export { codecVersion, maximumSamples } from './frame.ts';
export {
  channelsToRead,
  decodeStreams,
  encodeStreams,
  inOrderOfReading,
  type PackedColumn,
  timeAxis,
} from './streams.ts';
