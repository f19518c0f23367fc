import { constants, crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { HealthError } from '@vitalwire/core';
import { byteWriter, readFixed32, readVarint } from './bytes.ts';

/** First byte of every blob. A blob of a later format is refused, never guessed at. */
export const codecVersion = 1;

/** 48 days at one sample a second; more is no workout. Bounds what a damaged length can make us allocate. */
export const maximumSamples = 1 << 22;
/** The widest form of a column, eight bytes a sample and a mask of the worst shape, rounded up. */
const MAXIMUM_BODY = maximumSamples * 16;

const STORED = 0;
const ZSTD = 1;
/** Below this the frame of zstd costs more than it saves. */
const WORTH_COMPRESSING = 48;
const LEVEL = 3;

/** version, packing, CRC-32 of the content as it stands there (little endian), length of the body (varint), content */
const HEADER_BYTES = 6;

/** @param dense the body is packed as tightly as it gets already */
export function sealBody(body: Uint8Array, dense: boolean): Uint8Array {
  const packed =
    dense || body.length < WORTH_COMPRESSING
      ? body
      : zstdCompressSync(body, { pledgedSrcSize: body.length, params: { [constants.ZSTD_c_compressionLevel]: LEVEL } });
  const smaller = packed.length < body.length;
  const content = smaller ? packed : body;
  const writer = byteWriter(HEADER_BYTES + 8 + content.length);
  writer.byte(codecVersion);
  writer.byte(smaller ? ZSTD : STORED);
  writer.fixed32(crc32(content));
  writer.varint(body.length);
  writer.bytes(content);
  return writer.done();
}

/** @throws HealthError `storage-corrupt`; never allocates more than the format allows */
export function openBody(blob: Uint8Array): Uint8Array {
  if (blob[0] !== codecVersion) throw damaged(`its format is ${blob[0] ?? 'missing'}, not ${codecVersion}`);
  if (blob.length < HEADER_BYTES + 1) throw damaged('it is cut off');
  const packing = blob[1];
  const cursor = { bytes: blob, at: 2 };
  const checksum = readFixed32(cursor);
  const length = readVarint(cursor);
  if (length > MAXIMUM_BODY) throw damaged('its length is impossible');
  const content = blob.subarray(cursor.at);
  if (crc32(content) !== checksum) throw damaged('its checksum does not match');
  const body = unpack(packing, content, length);
  if (body.length !== length) throw damaged('its length does not match its content');
  return body;
}

function unpack(packing: number | undefined, content: Uint8Array, length: number): Uint8Array {
  if (packing === STORED) return content;
  if (packing !== ZSTD) throw damaged('its packing is unknown');
  try {
    // A little more room than needed, or the decoder asks for a second buffer only to find that it is done.
    return zstdDecompressSync(content, { maxOutputLength: length + 1, chunkSize: Math.max(length + 64, 64) });
  } catch (cause) {
    throw damaged('it does not decompress', cause);
  }
}

/** The caller knows which workout and database it was, and says so. */
export function damaged(reason: string, cause?: unknown): HealthError<'storage-corrupt'> {
  return new HealthError(
    'storage-corrupt',
    `A stored stream is damaged: ${reason}. Import the original file again to replace it.`,
    { path: '' },
    { cause },
  );
}
