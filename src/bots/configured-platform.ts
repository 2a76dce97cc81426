import type { Context } from "../core/context.ts";
import type { SecretEnding } from "../core/foresight/secrets-ending.ts";
import type { Check } from "../core/health/check.ts";
import type { OperatorLine } from "../core/health/operator-line.ts";
import type { ChatApp } from "../core/installation/chat-app-port.ts";
import type { OpenPlatform } from "./open-platform.ts";

/** A chat platform with its configuration. Its library is loaded by these functions alone: importing it takes time and memory. */
export type ConfiguredPlatform = {
  /** The name under which its places are remembered. */
  platform: string;
  open(ctx: Context): Promise<OpenPlatform>;
  /** The operator's own chat; null: they have none there. */
  openOperatorLine: (() => Promise<OperatorLine>) | null;
  /** The app that people install in chats of theirs, who come back to `redirectUri`; null: there is none. */
  openApp: ((redirectUri: string) => Promise<ChatApp>) | null;
  /** The operator's secret that runs out, and when; null: it does not, or the operator has not said so. */
  secretEnding: SecretEnding | null;
  /** Whether the platform accepts the configuration. `publicUrl`: where it reaches us. */
  check(redirectUri: string, publicUrl: string): Promise<Check[]>;
};
