export type Answer = {
  status: number;
  heading: string;
  location: string | null;
  text: string;
  headers: Headers;
};

/** Somebody with a browser that keeps cookies, says where its forms come from, and is asked before it follows a redirect. */
export type Visitor = {
  cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** @param headers - instead of what a browser says of a form on our own page */
  post(path: string, form?: Record<string, string>, headers?: Record<string, string>): Promise<Answer>;
};

export function visitor(url: string): Visitor {
  const cookies = new Map<string, string>();
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { accept: "text/html", ...(cookie && { cookie }), ...(init.headers as object) };
    const answer = await fetch(new URL(path, url), { ...init, headers, redirect: "manual" });
    for (const line of answer.headers.getSetCookie()) keep(line);
    const text = await answer.text();
    const { status } = answer;
    return {
      status,
      heading: headingOf(text),
      location: answer.headers.get("location"),
      text,
      headers: answer.headers,
    };
  };
  const keep = (line: string) => {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === "") cookies.delete(name);
    else cookies.set(name, value);
  };
  return {
    cookies,
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, form = {}, headers = { origin: url }) =>
      ask(path, { method: "POST", body: new URLSearchParams(form), headers }),
  };
}

/** The address that a page leads on to by itself; null: none. */
export const ledOnTo = ({ text }: Pick<Answer, "text">): string | null =>
  /<meta http-equiv="refresh" content="0;url=([^"]*)"/.exec(text)?.[1]?.replaceAll("&amp;", "&") ?? null;

/** A page's words, without its tags. */
export const wordsOf = (text: string): string =>
  text
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&#39;", "'")
    .replace(/\s+/g, " ")
    .trim();

const headingOf = (text: string) => wordsOf(/<h1[^>]*>(.*?)<\/h1>/s.exec(text)?.[1] ?? "");
