/** Charsets of seven bits that neither Node nor iconv-lite reads: two-byte letters without their high bits, between shift signs. */
export const SHIFTED_CHARSETS: Record<string, (bytes: Buffer) => Buffer> = {
  "iso-2022-kr": withHighBits("\x1b$)C", "\x0e", "\x0f"),
  "hz-gb-2312": withHighBits("~\n", "~{", "~}"),
};

/** The charset in which the high bits stand. */
export const UNSHIFTED: Record<string, string> = { "iso-2022-kr": "euc-kr", "hz-gb-2312": "gb18030" };

function withHighBits(left: string, begins: string, ends: string): (bytes: Buffer) => Buffer {
  return (bytes) => {
    const [first = "", ...shifted] = bytes.toString("latin1").replaceAll(left, "").split(begins);
    const text = shifted.map((each) => {
      const end = each.indexOf(ends);
      const [inside, outside] = end < 0 ? [each, ""] : [each.slice(0, end), each.slice(end + ends.length)];
      return inside.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) | 0x80)) + outside;
    });
    return Buffer.from(first + text.join(""), "latin1");
  };
}
