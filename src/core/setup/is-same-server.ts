import type { Server } from "../mailbox/server.ts";

export const isSameServer = (a: Server, b: Server): boolean =>
  a.host === b.host && a.port === b.port && a.security === b.security;
