import { describe, expect, it } from "vitest";
import { storable, storableAddress, storableId, storableJson } from "../../src/core/storable.ts";

describe("text from outside", () => {
  it("loses its control characters but tab, line feed and carriage return", () => {
    const controls = String.fromCharCode(...Array.from({ length: 32 }, (_, code) => code));
    expect(storable(`a${controls}b`)).toBe("a\t\n\rb");
  });

  it("has U+FFFD for half of a surrogate pair, and keeps a whole one", () => {
    expect(storable("a\ud83db \udf31 🌱")).toBe("a\ufffdb \ufffd 🌱");
  });

  it("keeps every other character", () => {
    const text = "Grüße, 世界 \u0085\u007f\u2028";
    expect(storable(text)).toBe(text);
  });

  it("keeps an id of 500 characters, and a hash of a longer one, the same each time", () => {
    const long = `${"x".repeat(500)}@leads.test`;
    expect(storableId("x".repeat(500))).toBe("x".repeat(500));
    expect(storableId(long)).toMatch(/^sha256-[0-9a-f]{64}$/);
    expect(storableId(long)).toBe(storableId(long));
    expect(storableId(`${long}.`)).not.toBe(storableId(long));
  });

  it("is no address when it is longer than 254 characters", () => {
    expect(storableAddress(`${"x".repeat(248)}@b.test`)).toBe(null);
    expect(storableAddress(`${"x".repeat(247)}@b.test`)).toHaveLength(254);
    expect(storableAddress("le\0a@leads.test")).toBe("lea@leads.test");
  });

  it("is mended everywhere in a value that is kept as JSON", () => {
    expect(storableJson({ "a\0": ["b\0", { c: "\ud800", d: null, e: 1 }] })).toEqual({
      a: ["b", { c: "\ufffd", d: null, e: 1 }],
    });
  });

  it("is mended in a time that grows with its length alone", () => {
    const megabyte = "\0a\ud800".repeat(350_000);
    const started = performance.now();
    expect(storable(megabyte)).toBe("a\ufffd".repeat(350_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
