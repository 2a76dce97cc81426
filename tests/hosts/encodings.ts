const percentAll = (bytes: Buffer) => [...bytes].map((byte) => `%${hex(byte)}`).join("");
const hex = (byte: number) => byte.toString(16).padStart(2, "0");
const base64 = (text: string) => Buffer.from(text).toString("base64");
const escaped = (text: string) => text.replace(/["\\]/g, "\\$&");

/** How servers repeat a secret that they were sent: each takes the secret and who signed in with it. */
export const ENCODINGS = {
  "as it is": (secret: string) => secret,
  "in a quoted string": (secret: string) => `"${escaped(secret)}"`,
  "in JSON": (secret: string) => JSON.stringify(secret),
  "in JSON as code points": (secret: string) =>
    [...secret].map((each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
  "in base64": (secret: string) => base64(secret),
  "in base64url": (secret: string) => Buffer.from(secret).toString("base64url"),
  "in base64 twice URL-encoded": (secret: string) => encodeURIComponent(base64(secret)),
  "as SASL PLAIN": (secret: string, user: string) => base64(`\0${user}\0${secret}`),
  "as SASL PLAIN with an authorization": (secret: string, user: string) =>
    base64(`${user}\0${user}\0${secret}`),
  "as SASL LOGIN": (secret: string, user: string) => `${base64(user)} ${base64(secret)}`,
  "as XOAUTH2": (secret: string, user: string) => base64(`user=${user}\x01auth=Bearer ${secret}\x01\x01`),
  "as OAUTHBEARER": (secret: string, user: string) => base64(`n,a=${user},\x01auth=Bearer ${secret}\x01\x01`),
  "in a Basic header": (secret: string, user: string) =>
    `Authorization: Basic ${base64(`${user}:${secret}`)}`,
  "URL-encoded": (secret: string) => encodeURIComponent(secret),
  "as a form field": (secret: string) => `${new URLSearchParams({ pass: secret })}`,
  "URL-encoded to the last letter": (secret: string) => percentAll(Buffer.from(secret)),
  "URL-encoded in an address": (secret: string, user: string) =>
    `smtps://${encodeURIComponent(user)}:${encodeURIComponent(secret)}@mail.test`,
  "quoted-printable": (secret: string) =>
    secret.replace(/[^!-<>-~ ]/gu, (each) =>
      [...Buffer.from(each)].map((byte) => `=${hex(byte).toUpperCase()}`).join(""),
    ),
  "quoted-printable to the last letter": (secret: string) =>
    [...Buffer.from(secret)].map((byte) => `=${hex(byte).toUpperCase()}`).join(""),
  "quoted-printable over two lines": (secret: string) => `${secret.slice(0, 4)}=\r\n${secret.slice(4)}`,
  "in HTML": (secret: string) =>
    secret.replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`).replaceAll("=", "&#x3D;"),
  "in hex": (secret: string) => Buffer.from(secret).toString("hex"),
  "in capital hex": (secret: string) => Buffer.from(secret).toString("hex").toUpperCase(),
  "in an encoded word": (secret: string) => `=?UTF-8?B?${base64(secret)}?=`,
} satisfies Record<string, (secret: string, user: string) => string>;
