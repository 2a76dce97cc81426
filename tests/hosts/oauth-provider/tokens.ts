/** RFC 6749 §5.1. */
export type IssuedTokens = {
  access_token: string;
  refresh_token?: string;
  id_token?: string;
  scope?: string;
  expires_in: number;
};

/** A provider's issued tokens with their owners and ends, and the number of concurrent requests for the same. */
export function keepTokens(lifeSeconds: number) {
  const access = new Map<string, { account: string; endsAt: number }>();
  const refresh = new Map<string, string>();
  const busy = new Map<string, number>();
  const issuedSoFar = new Set<string>();
  let refreshes = 0;
  let mostAtOnce = 0;

  return {
    /** Notes an answer of the token endpoint. @returns it as the product shall see it */
    issued(answer: IssuedTokens, asked: string | null, unticked: ReadonlySet<string>): IssuedTokens {
      const account = (answer.id_token && emailIn(answer.id_token)) || refresh.get(asked ?? "") || "";
      for (const token of [answer.access_token, answer.refresh_token, answer.id_token])
        if (token) issuedSoFar.add(token);
      access.set(answer.access_token, { account, endsAt: Date.now() + lifeSeconds * 1000 });
      if (asked !== null) refreshes += 1;
      if (answer.refresh_token) {
        if (asked !== null) refresh.delete(asked);
        refresh.set(answer.refresh_token, account);
      }
      const scopes = answer.scope?.split(" ").filter((scope) => !unticked.has(scope));
      return { ...answer, expires_in: lifeSeconds, ...(scopes && { scope: scopes.join(" ") }) };
    },
    /** Counts how many refreshes of one account are under way at once. */
    busyWith(refreshToken: string | null): Disposable {
      const account = refresh.get(refreshToken ?? "") ?? refreshToken ?? "";
      const count = (busy.get(account) ?? 0) + 1;
      busy.set(account, count);
      if (refreshToken !== null) mostAtOnce = Math.max(mostAtOnce, count);
      return { [Symbol.dispose]: () => void busy.set(account, (busy.get(account) ?? 1) - 1) };
    },
    /** Its owner, while it is good. */
    ownerOf(token: string): string | null {
      const known = access.get(token);
      return known && known.endsAt > Date.now() ? known.account : null;
    },
    /** @returns whose it was */
    revoke(token: string): string {
      const account = refresh.get(token) ?? access.get(token)?.account ?? "";
      refresh.delete(token);
      endAccessOf(account);
      return account;
    },
    /** @returns the refresh tokens that must not work any more */
    withdraw(account: string): string[] {
      endAccessOf(account);
      return [...refresh].filter(([, each]) => each === account).map(([token]) => token);
    },
    expireAll: () => access.clear(),
    /** Every token that anybody was ever given, of each kind. */
    issuedSoFar: () => [...issuedSoFar],
    refreshes: () => refreshes,
    mostAtOnce: () => mostAtOnce,
  };

  function endAccessOf(account: string) {
    for (const [token, known] of access) if (known.account === account) access.delete(token);
  }
}

function emailIn(idToken: string): string | null {
  const claims = JSON.parse(Buffer.from(idToken.split(".")[1] ?? "", "base64url").toString()) as {
    email?: string;
  };
  return claims.email ?? null;
}
