import { type IncomingMessage, request as plainRequest, type RequestOptions } from "node:http";
import { request as secureRequest } from "node:https";
import type { Guard } from "../outbound/guard.ts";

export type PictureLimits = {
  /** Of one picture with its redirects, in milliseconds. */
  pictureMs: number;
  /** Of its bytes as they come. */
  bytes: number;
  redirects: number;
};

const REDIRECTS = [301, 302, 303, 307, 308];

/**
 * Fetches one file from a stranger's server. It is told the address and nothing else: no cookie, no referrer, no name of ours. Each
 * redirect passes the guard again, and the connection goes to the addresses that the guard has checked.
 *
 * @returns null: it cannot be had within the limits, or from a server that may be asked
 */
export async function fetchPicture(
  guard: Guard,
  address: string,
  limits: PictureLimits,
  stop: AbortSignal,
): Promise<Buffer | null> {
  const end = AbortSignal.any([stop, AbortSignal.timeout(limits.pictureMs)]);
  try {
    let at: string | null = address;
    for (let hop = 0; at !== null && hop <= limits.redirects; hop++) {
      const answer: Answer = await ask(guard, at, limits.bytes, end);
      if ("content" in answer) return answer.content;
      at = answer.elsewhere;
    }
    return null;
  } catch {
    // The server is a stranger's: whatever it does, there is no picture.
    return null;
  }
}

type Answer = { content: Buffer } | { elsewhere: string | null };
const NOTHING: Answer = { elsewhere: null };

async function ask(guard: Guard, address: string, mostBytes: number, end: AbortSignal): Promise<Answer> {
  const url = URL.parse(address);
  const isSecure = url?.protocol === "https:";
  if (url === null || !(isSecure || url.protocol === "http:") || url.username || url.password) return NOTHING;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const port = Number(url.port) || (isSecure ? 443 : 80);
  const passage = await within(end, guard.pass({ host, port, plaintext: false, mailbox: "" }));
  if (passage.kind === "closed") return NOTHING;
  const response = await open(isSecure ? secureRequest : plainRequest, {
    host,
    port,
    path: `${url.pathname}${url.search}`,
    headers: { Host: url.host, Accept: "image/*", "Accept-Encoding": "identity" },
    lookup: passage.lookUp,
    agent: false,
    signal: end,
  });
  try {
    return await read(response, url, mostBytes);
  } finally {
    response.destroy();
  }
}

async function read(response: IncomingMessage, url: URL, mostBytes: number): Promise<Answer> {
  const { statusCode = 0, headers } = response;
  if (REDIRECTS.includes(statusCode))
    return { elsewhere: URL.parse(headers.location ?? "", url)?.href ?? null };
  const isPacked = (headers["content-encoding"] ?? "identity") !== "identity";
  if (statusCode !== 200 || isPacked || Number(headers["content-length"] ?? 0) > mostBytes) return NOTHING;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > mostBytes) return NOTHING;
    parts.push(part);
  }
  return { content: Buffer.concat(parts) };
}

function open(request: typeof plainRequest, options: RequestOptions): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  request(options, resolve).on("error", reject).end();
  return promise;
}

/** A look-up has no end of its own. */
async function within<T>(end: AbortSignal, work: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const stop = () => reject(end.reason);
  if (end.aborted) stop();
  end.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([work, late]);
  } finally {
    end.removeEventListener("abort", stop);
  }
}
