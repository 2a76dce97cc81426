import { openGuard } from "../../src/io/outbound/guard.ts";
import type { Outbound } from "../../src/io/outbound/outbound.ts";
import { readOutbound } from "../../src/io/outbound/read-outbound.ts";

const THIS_MACHINE = "127.0.0.0/8:1-65535, [::1]:1-65535";

/** An operator's list for mail servers on this machine, with and without TLS. */
export const LISTED = {
  OUTBOUND_ALLOW: THIS_MACHINE,
  OUTBOUND_PLAINTEXT: THIS_MACHINE,
  TOKEN_HOSTS: "google:localhost, microsoft:localhost",
};

const { outbound } = readOutbound(LISTED);

/** The same for a mail port of a test's own: the hosts of the tests are on this machine. */
export const listed: Outbound = { guard: openGuard(outbound), tokenHosts: outbound.tokenHosts };
