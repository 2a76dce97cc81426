/** Whether two domains belong together for sure (RFC 7489 §3.1): only when they are the same. */
export const aligned = (one: string, other: string) => one !== "" && one === other;
