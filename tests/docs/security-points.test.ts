import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** Points of level 2 in each section of OWASP ASVS 4.0.3, by number or by name. Source: docs_en/…4.0.3-en.csv. */
const SECTIONS: Record<string, number | number[]> = {
  "1.1": 7,
  "1.2": 4,
  "1.4": [1, 4, 5],
  "1.5": 4,
  "1.6": 4,
  "1.7": 2,
  "1.8": 2,
  "1.9": 2,
  "1.10": 1,
  "1.11": 2,
  "1.12": [2],
  "1.14": 6,
  "2.1": 12,
  "2.2": 3,
  "2.3": 3,
  "2.4": 6,
  "2.5": 7,
  "2.6": 3,
  "2.7": 6,
  "2.8": 7,
  "2.9": 3,
  "2.10": 4,
  "3.1": 1,
  "3.2": 4,
  "3.3": 4,
  "3.4": 5,
  "3.5": 3,
  "3.7": 1,
  "4.1": [1, 2, 3, 5],
  "4.2": 2,
  "4.3": 3,
  "5.1": 5,
  "5.2": 8,
  "5.3": 10,
  "5.4": 3,
  "5.5": 4,
  "6.1": 3,
  "6.2": 6,
  "6.3": 2,
  "6.4": 2,
  "7.1": 4,
  "7.2": 2,
  "7.3": [1, 3, 4],
  "7.4": 3,
  "8.1": 4,
  "8.2": 3,
  "8.3": 8,
  "9.1": 3,
  "9.2": 4,
  "10.2": 2,
  "10.3": 3,
  "11.1": 8,
  "12.1": 3,
  "12.2": 1,
  "12.3": 6,
  "12.4": 2,
  "12.5": 2,
  "12.6": 1,
  "13.1": [1, 3, 4, 5],
  "13.2": [1, 2, 3, 5, 6],
  "13.3": 2,
  "13.4": 2,
  "14.1": 4,
  "14.2": 6,
  "14.3": [2, 3],
  "14.4": 7,
  "14.5": 4,
};

const WANTED = Object.entries(SECTIONS).flatMap(([section, points]) =>
  (typeof points === "number" ? Array.from({ length: points }, (_, index) => index + 1) : points).map(
    (point) => `${section}.${point}`,
  ),
);

const page = readFileSync("docs/security.md", "utf8");
const rows = page
  .split("\n")
  .filter((line) => /^\| \d+\.\d/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, points = "", state = "", where = ""]) => ({ points: pointsOf(points), state, where }));

describe("the page about security", () => {
  it("answers each point of level 2 once, and no other", () => {
    expect(rows.flatMap(({ points }) => points).toSorted()).toEqual(WANTED.toSorted());
  });

  it("says of each whether it is met, and where or why", () => {
    const vague = rows.filter(
      ({ state, where }) => !/^(met|in part|not met|not applicable)$/.test(state) || where === "",
    );
    expect(vague).toEqual([]);
  });

  it("names only files that are there", () => {
    const named = [...page.matchAll(/`((?:src|tests|docs|\.ci)\/[^`]*?|\.ci\/run)`/g)].map(
      ([, path = ""]) => path,
    );
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });
});

/** "1.2.3, 1.2.4" and "3.4.1 – 3.4.3". */
function pointsOf(cell: string): string[] {
  return cell.split(",").flatMap((part) => {
    const [first = "", last = first] = part.trim().split(" – ");
    const section = first.slice(0, first.lastIndexOf("."));
    const number = (point: string) => Number(point.slice(point.lastIndexOf(".") + 1));
    return Array.from(
      { length: number(last) - number(first) + 1 },
      (_, index) => `${section}.${number(first) + index}`,
    );
  });
}
