import { maskSecrets } from "../../core/diagnosis/secrets/mask-secrets.ts";
import { storable } from "../../core/storable.ts";

/** The server's words, or else the library's: one line that can be stored. It is cut after the mailbox's secret was taken out. */
export function serverWords(error: unknown): string {
  const { responseText, message } = (error ?? {}) as { responseText?: unknown; message?: unknown };
  const said = [responseText, message].find((text) => typeof text === "string" && text !== "") ?? error;
  return maskSecrets(storable(String(said)).replace(/\s+/g, " "));
}

/** Whether the server answered a command with NO or BAD; the connection stays open. */
export function isRefusal(error: unknown): boolean {
  const { responseStatus } = (error ?? {}) as { responseStatus?: unknown };
  return responseStatus === "NO" || responseStatus === "BAD";
}
