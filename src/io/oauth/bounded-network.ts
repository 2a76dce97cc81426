import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from "@azure/msal-node";

const LONGEST_ANSWER_MS = 15_000;

/** MSAL's own waits for an answer as long as it takes, and keeps to itself why there was none. */
export function boundedNetwork(): INetworkModule & { broken(): unknown } {
  let broken: unknown = null;
  const ask = async <T>(method: string, url: string, options?: NetworkRequestOptions) => {
    try {
      const answer = await fetch(url, {
        method,
        headers: options?.headers ?? {},
        ...(options?.body !== undefined && { body: options.body }),
        signal: AbortSignal.timeout(LONGEST_ANSWER_MS),
      });
      const text = await answer.text();
      return {
        headers: Object.fromEntries(answer.headers),
        body: bodyOf(text, answer.status) as T,
        status: answer.status,
      } satisfies NetworkResponse<T>;
    } catch (error) {
      broken = error;
      throw error;
    }
  };
  return {
    sendGetRequestAsync: (url, options) => ask("GET", url, options),
    sendPostRequestAsync: (url, options) => ask("POST", url, options),
    broken: () => broken,
  };
}

/** A gateway in between may answer with a page. */
function bodyOf(text: string, status: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const said = `The sign-in server answered with status ${status} and no JSON: ${text}`;
    throw Object.assign(new Error(said, { cause }), { status });
  }
}
