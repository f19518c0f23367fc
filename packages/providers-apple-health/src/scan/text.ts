const strict = new TextDecoder('utf-8', { fatal: true });
const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g;
const NAMED: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Text of an attribute. The five entities of XML and numbers of characters are written out; any other stays as it is.
 * @returns `null` where the bytes are no UTF-8
 */
export function textOf(bytes: Uint8Array, start: number, end: number, escaped: boolean): string | null {
  let text: string;
  try {
    text = strict.decode(bytes.subarray(start, end));
  } catch {
    return null;
  }
  return escaped ? unescaped(text) : text;
}

export function unescaped(text: string): string {
  return text.replace(ENTITY, (whole, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
    const character = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return character ? String.fromCodePoint(code) : whole;
  });
}
