import { type Answer, visitor } from "../../web/visitor.ts";

export type Page = { path: string; text: string };

/** A browser of its own, which keeps every page that it was shown. @param pages - where; a place of its own unless given */
export function readerOf(url: string, pages: Page[] = []) {
  const browser = visitor(url);
  const cookies = new Set<string>();
  const kept = async (path: string, asked: Promise<Answer>): Promise<Answer> => {
    const answer = await asked;
    pages.push({ path, text: answer.text });
    for (const value of browser.cookies.values()) cookies.add(value);
    return answer;
  };
  return {
    pages,
    /** The values of all cookies that it was ever given. */
    cookies: () => [...cookies],
    get: (path: string) => kept(path, browser.get(path)),
    post: (path: string, form: Record<string, string> = {}) => kept(path, browser.post(path, form)),
  };
}
