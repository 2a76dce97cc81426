import iconv from "iconv-lite";

/** Names that programs write and neither Node nor iconv-lite knows. */
const ALIASES: Record<string, string> = {
  ascii: "us-ascii",
  ansi: "windows-1252",
  "ansi_x3.4-1968": "us-ascii",
  "ansi_x3.110-1983": "windows-1252",
  "iso-8859": "windows-1252",
  "iso-8859-1": "windows-1252",
  "iso8859-1": "windows-1252",
  "iso_8859-1": "windows-1252",
  latin1: "windows-1252",
  "latin-1": "windows-1252",
  cp1252: "windows-1252",
  "x-ansi": "windows-1252",
  "iso-8859-8-i": "iso-8859-8",
  "iso-8859-6-i": "iso-8859-6",
  utf8: "utf-8",
  utf8mb4: "utf-8",
  "utf-8mb4": "utf-8",
  "x-utf-8": "utf-8",
  "unicode-1-1-utf-8": "utf-8",
  unicode: "utf-16le",
  "utf-16": "utf-16be",
  utf16: "utf-16be",
  "unicode-1-1-utf-7": "utf-7",
  "x-unicode-2-0-utf-7": "utf-7",
  utf7: "utf-7",
  "cp-850": "cp850",
  ibm850: "cp850",
  "ks_c_5601-1987": "euc-kr",
  ks_c_5601: "euc-kr",
  ksc5601: "euc-kr",
  cp949: "euc-kr",
  ms949: "euc-kr",
  "x-windows-949": "euc-kr",
  gb2312: "gb18030",
  "gb_2312-80": "gb18030",
  "gb2312-80": "gb18030",
  gbk: "gb18030",
  "x-gbk": "gb18030",
  cp936: "gb18030",
  ms936: "gb18030",
  "euc-cn": "gb18030",
  "hz-gb-2312": "hz-gb-2312",
  cp950: "big5",
  "x-big5": "big5",
  "big5-hkscs": "big5",
  cp932: "shift_jis",
  "windows-31j": "shift_jis",
  "x-sjis": "shift_jis",
  "iso-2022-jp-1": "iso-2022-jp",
  "iso-2022-jp-2": "iso-2022-jp",
  "iso-2022-jp-3": "iso-2022-jp",
  "iso-2022-jp-ms": "iso-2022-jp",
  cp50220: "iso-2022-jp",
  cp50221: "iso-2022-jp",
  "iso-2022-kr": "iso-2022-kr",
  csiso2022kr: "iso-2022-kr",
  koi8r: "koi8-r",
  "x-koi8-r": "koi8-r",
  "x-mac-roman": "macintosh",
  "x-mac-cyrillic": "x-mac-cyrillic",
  "x-mac-ce": "maccenteuro",
};

/** @returns the charset that a mail names, in one spelling; null: there is none of this name */
export function namedCharset(named: string): string | null {
  const name = named
    .slice(0, 60)
    .trim()
    .toLowerCase()
    .replace(/^['"]+|['"]+$/g, "")
    .replace(/^(?:charset|x-unknown)=?/, "");
  const known = ALIASES[name] ?? ALIASES[name.replaceAll("_", "-")];
  if (known !== undefined) return known;
  for (const each of [
    name,
    name.replaceAll("_", "-"),
    name.replace(/^x-/, ""),
    name.replace(/^cp-?(?=125\d$)/, "windows-"),
  ]) {
    if (isOfTheWeb(each)) return new TextDecoder(each).encoding;
  }
  return name !== "" && !NO_CHARSET.test(name) && iconv.encodingExists(name) ? name : null;
}

/** Names of transfer encodings and the like, which iconv-lite takes too. */
const NO_CHARSET = /^(base-?64|hex|binary|ucs-?2|internal|7-?bit|8-?bit|utf-?7-?imap)$/;

function isOfTheWeb(name: string): boolean {
  try {
    return new TextDecoder(name).encoding !== "replacement";
  } catch {
    return false;
  }
}
