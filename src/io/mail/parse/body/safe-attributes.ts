import { safeStyle } from "./safe-style.ts";

const SIZE = /^\d{1,4}(\.\d{1,3})?(px|pt|em|%)?$/;
const COLOUR = /^(#[0-9a-f]{3,8}|[a-z]{3,20}|rgb\([\d\s,.%]{5,40}\))$/i;
const WORD = /^[a-z-]{1,20}$/i;

/** Attributes of any element, and the values that they may have. */
const ALLOWED: Record<string, RegExp> = {
  dir: /^(ltr|rtl|auto)$/i,
  lang: /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i,
  title: /^[\s\S]{1,500}$/,
  align: WORD,
  valign: WORD,
  width: SIZE,
  height: SIZE,
  border: SIZE,
  cellpadding: SIZE,
  cellspacing: SIZE,
  colspan: /^\d{1,3}$/,
  rowspan: /^\d{1,3}$/,
  start: /^\d{1,6}$/,
  bgcolor: COLOUR,
  color: COLOUR,
  size: /^[+-]?\d$/,
  face: /^[\w\s,'"-]{1,100}$/,
};

/** The attributes of an element that its reader needs and nothing can abuse. */
export function safeAttributes(
  element: string,
  attributes: Map<string, string>,
  cidOf: (address: string) => string | null,
): [string, string][] {
  const safe: [string, string][] = [];
  for (const [name, value] of attributes) {
    if (name === "style") {
      const style = safeStyle(value);
      if (style !== "") safe.push(["style", style]);
    } else if (ALLOWED[name]?.test(value.trim())) safe.push([name, value.trim()]);
  }
  if (element === "a") safe.push(...linkAttributes(attributes.get("href") ?? ""));
  if (element === "img") safe.push(...pictureAttributes(attributes, cidOf));
  return safe;
}

const LONGEST_ADDRESS = 4_000;

/** An address as browsers read it: they leave out blanks and controls. */
const plain = (address: string) =>
  address
    .trim()
    .replace(/\p{Cc}+/gu, "")
    .replaceAll(" ", "%20");

function linkAttributes(href: string): [string, string][] {
  const address = plain(href);
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(address) || address.length > LONGEST_ADDRESS) return [];
  return [
    ["href", address],
    ["target", "_blank"],
    ["rel", "noopener noreferrer nofollow"],
  ];
}

const RASTER = /^data:image\/(png|gif|jpe?g|webp);base64,[a-z0-9+/=%\s]*$/i;

function pictureAttributes(
  attributes: Map<string, string>,
  cidOf: (address: string) => string | null,
): [string, string][] {
  const source = attributes.get("src") ?? "";
  const alt = attributes.get("alt");
  return [
    ...sourceAttribute(source, cidOf),
    ...(alt === undefined ? [] : [["alt", alt.slice(0, 1_000)] satisfies [string, string]]),
  ];
}

function sourceAttribute(source: string, cidOf: (address: string) => string | null): [string, string][] {
  if (source.startsWith("data:")) return RASTER.test(source) ? [["src", source.replace(/\s+/g, "")]] : [];
  const address = plain(source);
  if (address === "" || address.length > LONGEST_ADDRESS) return [];
  if (/^cid:/i.test(address)) return [["src", `cid:${address.slice(4)}`]];
  const cid = cidOf(source.trim());
  if (cid !== null) return [["src", `cid:${cid}`]];
  if (/^https?:\/\//i.test(address)) return [["data-remote", address]];
  return address.startsWith("//") ? [["data-remote", `https:${address}`]] : [];
}
