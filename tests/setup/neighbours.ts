import { findProgram } from "./find-program.ts";
import { mountSmallDisk } from "./small-disk.ts";

/** The real programs that the tests talk to, and disks that they fill. A machine may lack any of them. */
export type Neighbour =
  | "PostgreSQL"
  | "Redis"
  | "Postfix and Dovecot"
  | "Chromium"
  | "faketime"
  | "a small disk";

/** For each neighbour, null when it can be used here, else the reason why not. */
export type Availability = Record<Neighbour, string | null>;

type Need = {
  /** The needed programs, each as one or more names of which the first found is used. */
  programs: string[][];
  packages: string[];
  rootOnly?: true;
  /** @returns why it cannot be used here although its programs are */
  trial?: () => string | null;
};

export const NEEDS: Record<Neighbour, Need> = {
  PostgreSQL: { programs: [["postgres"], ["initdb"]], packages: ["postgresql"] },
  Redis: { programs: [["redis-server"]], packages: ["redis-server"] },
  "Postfix and Dovecot": {
    // `master` is Postfix's own daemon; `postmap` writes its tables.
    programs: [["postmap"], ["master"], ["dovecot"], ["openssl"]],
    packages: ["postfix", "dovecot-imapd", "openssl"],
    // Both change to their own unprivileged identities, which only root can.
    rootOnly: true,
  },
  Chromium: {
    programs: [["chromium", "chromium-browser", "google-chrome"]],
    packages: ["chromium", "fonts-liberation"],
  },
  faketime: { programs: [["faketime"]], packages: ["faketime"] },
  "a small disk": {
    programs: [["mount"], ["umount"]],
    packages: ["mount"],
    rootOnly: true,
    trial() {
      try {
        mountSmallDisk(1)[Symbol.dispose]();
        return null;
      } catch {
        return "this machine lets nobody mount one";
      }
    },
  },
};

export const NEIGHBOURS = Object.keys(NEEDS) as Neighbour[];

export function availability(): Availability {
  return Object.fromEntries(NEIGHBOURS.map((name) => [name, whyMissing(name)])) as Availability;
}

function whyMissing(name: Neighbour): string | null {
  const missing = NEEDS[name].programs
    .filter((names) => findProgram(...names) === null)
    .map((names) => names[0]);
  if (missing.length > 0) return `no ${missing.join(", ")} on this machine`;
  if (NEEDS[name].rootOnly && process.getuid?.() !== 0) return "it can only be started by root";
  return NEEDS[name].trial?.() ?? null;
}
