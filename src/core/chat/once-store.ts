/** People's actions in a chat. Platforms deliver more than once, and an eavesdropper could replay one. */
export interface ChatInputStore {
  /** Whether this is the first time that it comes in. @param key - the platform's own name for it */
  first(key: string, at: Date): Promise<boolean>;
  /** Forgets what is older: no platform delivers it, and no signature holds, any more. */
  forget(before: Date): Promise<void>;
}
