import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Certificate, makeCertificate, trustAuthority } from "../certificate.ts";

/** One for `localhost` that this process trusts. */
export async function aCertificate(): Promise<Certificate & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), "unpause-oauth-"));
  const certificate = await makeCertificate(folder, ["localhost", "127.0.0.1"]);
  trustAuthority(certificate.ca);
  return { ...certificate, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}
