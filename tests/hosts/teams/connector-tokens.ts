import { createSign, generateKeyPairSync, type KeyObject } from "node:crypto";

export const CONNECTOR_ISSUER = "https://api.botframework.com";

type Jwk = { kty: "RSA"; kid: string; n: string; e: string; endorsements?: string[] };
export type SigningKey = { kid: string; privateKey: KeyObject; jwk: Jwk };

/** @param endorsements - the channels that the key is good for; absent: Microsoft's older keys name none */
export function signingKey(kid: string, endorsements?: string[]): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const { n = "", e = "" } = publicKey.export({ format: "jwk" });
  return { kid, privateKey, jwk: { kty: "RSA", kid, n, e, ...(endorsements && { endorsements }) } };
}

export type Claims = {
  iss?: string;
  aud?: string;
  serviceurl?: string;
  /** Seconds from now. */
  nbf?: number;
  exp?: number;
};

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A token of the Bot Connector for a bot, good for an hour unless given. learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
export function connectorToken(
  { kid, privateKey }: SigningKey,
  { nbf = -60, exp = 3600, ...claims }: Claims,
  alg: "RS256" | "none" = "RS256",
): string {
  const now = Math.floor(Date.now() / 1000);
  const said = { iss: CONNECTOR_ISSUER, nbf: now + nbf, exp: now + exp, ...claims };
  const signed = `${part({ typ: "JWT", alg, kid })}.${part(said)}`;
  if (alg === "none") return `${signed}.`;
  return `${signed}.${createSign("RSA-SHA256").update(signed).sign(privateKey, "base64url")}`;
}
