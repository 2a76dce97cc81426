import pino from "pino";
import { prettyFactory } from "pino-pretty";
import { maskSecrets } from "./core/diagnosis/secrets/mask-secrets.ts";
import type { Fields, Log } from "./core/log.ts";

export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

/**
 * Standard output belongs to the answers of commands, and standard error to people and log collectors. A terminal gets lines for
 * people, other outputs get JSON lines. Each is written at once, since the last line before a crash is the important one.
 */
export function openLog(
  level: LogLevel,
  to: pino.DestinationStream = process.stderr.isTTY
    ? { write: (line) => void process.stderr.write(forTerminal(line)) }
    : pino.destination({ fd: 2, sync: true }),
): Log {
  const formatters = { level: (name: string) => ({ level: name }) };
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  return logOver(pino({ ...options, formatters }, to));
}

/**
 * "[14:02:11] INFO: mailbox.read {"replies":2}", with the stack of an error below it. pino-pretty's own stream writes later than it is
 * told to; its formatter does not.
 */
export const forTerminal: (line: string) => string = prettyFactory({
  singleLine: true,
  messageKey: "event",
  translateTime: "SYS:HH:MM:ss",
});

/** @param bound - fields of every line. pino's own children would write theirs before the event, which reads first. */
function logOver(lines: pino.Logger, bound: Fields = {}): Log {
  return {
    event: (event: string, fields: Fields) => lines.info({ event, ...bound, ...fields }),
    fault: (event: string, error: unknown, fields: Fields = {}) =>
      lines.error({ event, ...bound, ...fields, error: told(error) }),
    child: (fields: Fields) => logOver(lines, { ...bound, ...fields }),
  };
}

type Told = { name: string; message: string; stack?: string; cause?: Told };

/**
 * An error's message, with masks over likely secrets. Its own properties are left out: those of HTTP and OAuth clients carry
 * requests with their secrets.
 */
function told(error: unknown): Told {
  if (!(error instanceof Error)) return { name: typeof error, message: maskSecrets(String(error)) };
  const { name, cause } = error;
  const message = maskSecrets(error.message);
  // The rest of a stack is paths of files, which would look like tokens.
  const stack = error.stack?.replace(error.message, () => message);
  return { name, message, ...(stack && { stack }), ...(cause !== undefined && { cause: told(cause) }) };
}
