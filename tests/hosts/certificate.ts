import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { isIP } from "node:net";
import { join } from "node:path";
import tls from "node:tls";
import { promisify } from "node:util";
import { findProgram } from "../setup/find-program.ts";

const run = promisify(execFile);
const KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc"];

/** A server certificate and the home-made authority that vouches for it, as files in PEM. */
export type Certificate = { certFile: string; keyFile: string; caFile: string; ca: string };

/** @param names - host names and IP addresses that the certificate is good for */
export async function makeCertificate(folder: string, names: readonly string[]): Promise<Certificate> {
  const file = (name: string) => join(folder, name);
  const [caFile, caKey, certFile, keyFile] = [
    file("ca.pem"),
    file("ca.key"),
    file("server.pem"),
    file("server.key"),
  ];
  const san = names.map((name) => (isIP(name) ? `IP:${name}` : `DNS:${name}`)).join(",");
  const openssl = (...args: string[]) => run(findProgram("openssl") ?? "openssl", args);

  const authority = ["-keyout", caKey, "-out", caFile, "-subj", "/CN=Unpause test authority", "-days", "2"];
  await openssl("req", "-x509", ...KEY, ...authority);
  const server = ["-keyout", keyFile, "-out", certFile, "-subj", `/CN=${names[0]}`, "-days", "2"];
  const extensions = ["-addext", `subjectAltName=${san}`, "-addext", "basicConstraints=critical,CA:FALSE"];
  await openssl("req", "-x509", "-CA", caFile, "-CAkey", caKey, ...KEY, ...server, ...extensions);
  return { certFile, keyFile, caFile, ca: await readFile(caFile, "utf8") };
}

/** Lets every TLS client of this process trust the authority, as NODE_EXTRA_CA_CERTS does for a new process. */
export function trustAuthority(ca: string): void {
  tls.setDefaultCACertificates([...tls.getCACertificates("default"), ca]);
}
