import { describe, expect, it } from "vitest";
import { liquidTemplates } from "../../../src/io/template/liquid.ts";

const templates = liquidTemplates();

describe("a template", () => {
  it("puts a lead's columns into the text", () => {
    expect(templates.render("Hi {{ first_name }}!", { first_name: "Zoë <z>" }, "text")).toEqual({
      kind: "rendered",
      text: "Hi Zoë <z>!",
    });
  });

  it("escapes them in the HTML part, and only there", () => {
    expect(templates.render("<p>{{ company }}</p>", { company: "<b>A & B</b>" }, "html")).toEqual({
      kind: "rendered",
      text: "<p>&lt;b&gt;A &amp; B&lt;/b&gt;</p>",
    });
  });

  it("says nothing where a column is absent, or what its default says", () => {
    expect(templates.render("[{{ a }}{{ b | default: 'there' }}]", {}, "text")).toEqual({
      kind: "rendered",
      text: "[there]",
    });
  });

  it.each([
    ["a filter that does not exist", "Hi\n{{ a | shout }}", 2, "There is no filter called “shout”."],
    ["a tag that does not exist", "{% shout %}", 1, "There is no tag called “shout” here."],
    ["braces that are never closed", "Hi\n\n{{ first_name", 3, "“{{ first_name” is opened and never closed."],
    ["an if that is never closed", "{% if a %}Hi", 1, "“{% if a %}” is opened and never closed."],
    ["braces with nothing in them", "Hi {{ }}", 1, "A name is missing here."],
    ["a wish to read files", "{% include 'secrets' %}", 1, "There is no tag called “include” here."],
    ["far too much of it", "x".repeat(300_000), null, "It is too long or takes too much work to make."],
  ])("is faulty with %s, in words and with the line", (_what, template, line, why) => {
    expect(templates.check(template)).toEqual({ kind: "faulty", line, why });
    expect(templates.render(template, {}, "text")).toEqual({ kind: "failed", why });
  });

  it.each([["{% include 'secrets' %}"], ["{% render 'secrets' %}"], ["{% layout 'secrets' %}"]])(
    "cannot read a file: %s",
    (template) => {
      expect(templates.check(template).kind).toBe("faulty");
    },
  );

  it("ends in bounded time and memory whatever it asks for", () => {
    const endless =
      "{% for a in (1..1000) %}{% for b in (1..1000) %}{% for c in (1..1000) %}x{% endfor %}{% endfor %}{% endfor %}";
    const grown = "{% assign a = 'b,' %}{% for i in (1..20) %}{% assign a = a | append: a %}{% endfor %}";
    for (const template of [
      "{% for i in (1..1000000000) %}x{% endfor %}",
      endless,
      "{{ (1..900000) | sort | size }}",
      ...["sort", "sort_natural", "reverse", "uniq", "join"].map(
        (filter) => `${grown}{{ a | split: "," | ${filter} | size }}`,
      ),
    ]) {
      expect(templates.render(template, {}, "text")).toEqual({
        kind: "failed",
        why: "It is too long or takes too much work to make.",
      });
    }
  });

  it("reaches nothing but its fields", () => {
    expect(templates.render("{{ constructor }}{{ a.__proto__ }}{{ toString }}", { a: "" }, "text")).toEqual({
      kind: "rendered",
      text: "",
    });
  });
});

describe("what a template needs of a lead", () => {
  const needs = (template: string) => templates.check(template);

  it.each([
    ["each name it says", "{{ a }} {{ b | upcase }} {{ c.d }}", ["a", "b", "c.d"]],
    ["not a name that has a default", "{{ a | default: 'x' }} {{ a | upcase | default: b }}", []],
    ["a name that has a default here and none there", "{{ a | default: 'x' }} {{ a }}", ["a"]],
    [
      "not a name it asks for first",
      "{% if a or b == 'x' %}{{ a }}{% else %}{{ b }}{{ c }}{% endif %}",
      ["c"],
    ],
    [
      "not a name it asks for around another question",
      "{% if a %}{% if b %}{{ a }}{{ b }}{% endif %}{% endif %}",
      [],
    ],
    ["a name that is asked for elsewhere only", "{% if a %}x{% endif %}{{ a }}", ["a"]],
    [
      "not a name it asks for by unless or case",
      "{% unless a %}{{ a }}{% endunless %}{% case b %}{% when 'x' %}{{ b }}{% endcase %}",
      [],
    ],
    [
      "not a name it made itself",
      "{% assign a = b | default: 'x' %}{{ a }}{% capture c %}{{ d }}{% endcapture %}{{ c }}",
      ["d"],
    ],
    [
      "nothing of what is only quoted",
      "{% raw %}{{ a }}{% endraw %}{% comment %}{{ b }}{% endcomment %}",
      [],
    ],
  ])("is %s", (_what, template, names) => {
    expect(needs(template)).toEqual({ kind: "fine", needs: names });
  });
});
