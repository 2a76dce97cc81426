import pino from "pino";
import { maskSecrets } from "./core/diagnosis/secrets/mask-secrets.ts";
import type { Fields, Log } from "./core/log.ts";

export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

/**
 * Standard output belongs to commands' answers, standard error to people and log collectors: lines for eyes on a terminal,
 * JSON lines elsewhere. Each is written at once, since the last line before a crash is the one that is needed.
 */
export function openLog(
  level: LogLevel,
  to: pino.DestinationStream = process.stderr.isTTY
    ? { write: (line) => void process.stderr.write(forEyes(line)) }
    : pino.destination({ fd: 2, sync: true }),
): Log {
  const formatters = { level: (name: string) => ({ level: name }) };
  return logOver(pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters }, to));
}

function logOver(lines: pino.Logger): Log {
  return {
    event: (event, fields = {}) => lines.info({ event, ...fields }),
    fault: (event, error, fields = {}) => lines.error({ event, ...fields, error: told(error) }),
    child: (fields: Fields) => logOver(lines.child(fields)),
  };
}

type Told = { name: string; message: string; stack?: string; cause?: Told };

/**
 * What an error says, with masks where it looks like a secret. Its own properties stay out: those of HTTP and OAuth clients carry
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

function forEyes(line: string): string {
  const { level, time, event, error, ...fields } = JSON.parse(line);
  const said = Object.entries(fields).map(([name, value]) => ` ${name}=${value}`);
  const trouble = error ? `\n  ${error.stack ?? `${error.name}: ${error.message}`}` : "";
  return `${time.slice(11, 19)} ${level === "info" ? "" : `${level} `}${event}${said.join("")}${trouble}\n`;
}
