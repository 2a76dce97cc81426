import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Dovecot asks for a password on behalf of a service: its own IMAP, or Postfix's submission. */
const SERVICES = ["imap", "smtp"] as const;
type Service = (typeof SERVICES)[number];

export type Passwords = {
  set(address: string, password: string): Promise<void>;
  remove(address: string, service?: Service): Promise<void>;
};

/** The passwords of a mail host, as the files that Dovecot looks them up in. */
export async function keepPasswords(folder: string): Promise<Passwords> {
  const folders = SERVICES.map((service) => join(folder, service));
  for (const each of folders) await mkdir(each, { recursive: true, mode: 0o755 });

  return {
    async set(address, password) {
      for (const each of folders) {
        // Renamed into place, so that no log-in ever reads half a file.
        const draft = join(each, `.${address}.new`);
        await writeFile(draft, JSON.stringify({ password: `{PLAIN}${password}` }), { mode: 0o644 });
        await rename(draft, join(each, address));
      }
    },
    async remove(address, service) {
      const from = service === undefined ? folders : [join(folder, service)];
      for (const each of from) await rm(join(each, address), { force: true });
    },
  };
}
