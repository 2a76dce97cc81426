import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { liquidTemplates } from "../../../src/io/template/liquid.ts";

const templates = liquidTemplates();

function render(template: string, fields: Record<string, string>, as: "text" | "html") {
  const made = templates.render(template, fields, as);
  if (made.kind === "failed") throw new Error(made.why);
  return made.text;
}

const html = (template: string, fields: Record<string, string>) => render(template, fields, "html");

describe("the text of a lead in the HTML part", () => {
  const company = "Smith & Sons <b>\"x\" 'y'</b>";
  const once = "Smith &amp; Sons &lt;b&gt;&#34;x&#34; &#39;y&#39;&lt;/b&gt;";

  it.each([
    ["said", "{{ company }}"],
    ["echoed", "{% echo company %}"],
    ["in a liquid tag", "{% liquid\n assign a = company\n echo a\n%}"],
    ["escaped by its author too", "{{ company | escape }}"],
    ["escaped by its author twice", "{{ company | escape | escape }}"],
    ["escaped in XML's way", "{{ company | xml_escape }}"],
    ["escaped once", "{{ company | escape_once }}"],
    ["captured", "{% capture a %}{{ company }}{% endcapture %}{{ a }}"],
    [
      "captured in what is captured",
      "{% capture a %}{{ company }}{% endcapture %}{% capture b %}{{ a }}{% endcapture %}{{ b }}",
    ],
    ["captured and escaped", "{% capture a %}{{ company | escape }}{% endcapture %}{{ a | escape }}"],
    ["assigned", "{% assign a = company %}{{ a }}"],
    ["assigned, escaped", "{% assign a = company | escape %}{{ a }}"],
    ["with its lines broken", "{{ company | newline_to_br }}"],
    ["escaped, with its lines broken", "{{ company | escape | newline_to_br }}"],
    ["in a loop", "{% assign all = company | split: '|' %}{% for one in all %}{{ one }}{% endfor %}"],
    ["split and joined", "{{ company | split: ' ' | join: ' ' }}"],
    ["cut at what is escaped, and joined", "{{ company | split: '&' | join: '&' | replace: 'Q', company }}"],
    ["by default", "{{ nothing | default: company }}"],
    ["put behind nothing", "{{ '' | append: company }}"],
    ["in a cycle", "{% cycle company, 'b' %}"],
    ["through base64", "{{ company | base64_encode | base64_decode }}"],
    ["through an address", "{{ company | url_encode | url_decode }}"],
    ["in a condition", "{% if company contains '&' %}{{ company }}{% endif %}"],
    [
      "where it is what a quote says",
      `{% if company == "Smith & Sons <b>\\"x\\" 'y'</b>" %}{{ company }}{% endif %}`,
    ],
  ])("is escaped once %s", (_how, template) => {
    const expected = template.includes("join: '&'") ? once.replace("&amp;", "&") : once;
    expect(html(template, { company })).toBe(expected);
    expect(render(template, { company }, "text")).toBe(company);
  });

  it.each([
    ["an author's tags around it", "<p>{{ a }}</p>", "<p>R&amp;D</p>"],
    [
      "tags that were captured with it",
      "{% capture b %}<p>{{ a }}</p>{% endcapture %}{{ b }}",
      "<p>R&amp;D</p>",
    ],
    ["entities of the author", "Tom &amp; Jerry&nbsp;{{ a }}", "Tom &amp; Jerry&nbsp;R&amp;D"],
    ["a tag put behind it", "{{ a | append: '<br>' }}", "R&amp;D<br>"],
    ["a default with a tag", "{{ b | default: '<i>you</i>' }}", "<i>you</i>"],
    ["a tag that was assigned", "{% assign b = '<b>x</b>' %}{{ b }}{{ a }}", "<b>x</b>R&amp;D"],
    ["a tag in a liquid tag", "{% liquid assign b = '<b>x</b>'\n echo b %}", "<b>x</b>"],
    ["what is put in place of a word", "{{ a | replace: 'D', '<br>' }}", "R&amp;<br>"],
    ["what joins it", "{{ a | split: 'x' | push: a | join: '<br>' }}", "R&amp;D<br>R&amp;D"],
    ["a break where a line ends", "{{ lines | newline_to_br }}", "1 &lt; 2<br />\n3"],
    ["the author's text, where the author escapes it", "{{ '<b>' | escape }}{{ a }}", "&lt;b&gt;R&amp;D"],
    ["an ampersand that is replaced", "{{ a | replace: '&', ' and ' }}", "R and D"],
    [
      "an ampersand that is replaced in what was captured",
      "{% capture b %}<i>{{ a }}</i> &{% endcapture %}{{ b | replace: '&', '+' | remove_last: '+' }}",
      "<i>R+D</i> ",
    ],
    [
      "tags that are taken out",
      "{% capture b %}<p>{{ tag }}</p>&amp;{% endcapture %}{{ b | strip_html }}",
      "x&amp;",
    ],
    ["HTML of a column that is named as such", "{{ tag | raw }}", "<b>x</b>"],
    ["a case of what a quote says", "{% case a %}{% when 'R&D' %}yes{% endcase %}", "yes"],
    [
      "a case of what was assigned",
      "{% assign b = 'R&D' %}{% case b %}{% when 'R&D' %}yes{% endcase %}{% if b == a %}!{% endif %}",
      "yes!",
    ],
    ["JSON", "{{ a | append: '\"' | json }}", "&#34;R&amp;D\\&#34;&#34;"],
    ["an address", '<a href="/?q={{ a | url_encode }}&amp;x={{ a }}">', '<a href="/?q=R%26D&amp;x=R&amp;D">'],
    ["a column in brackets", "{{ ['R&D'] }}", "a column"],
    ["quoted Liquid", "{% raw %}{{ '<' }}{% endraw %}", "{{ '<' }}"],
    [
      "a table",
      "{% assign all = 'x' | split: 'y' | push: a %}{% tablerow b in all %}<i>{{ b }}</i>{% endtablerow %}",
      '<tr class="row1"><td class="col1"><i>x</i></td><td class="col2"><i>R&amp;D</i></td></tr>',
    ],
    ["a smaller number", "{% if 1 < 2 and a != 'x>' %}<b>{% endif %}", "<b>"],
  ])("leaves alone %s", (_what, template, expected) => {
    const fields = { a: "R&D", lines: "1 < 2\n3", tag: "<b>x</b>", "R&D": "a column" };
    expect(html(template, fields)).toBe(expected);
  });

  /** As a browser shows it: breaks are line ends, and entities are what they stand for. */
  const shown = (part: string) =>
    part
      .replaceAll("<br />", "")
      .replace(/&#34;|&#39;|&lt;|&gt;|&amp;/g, (one) =>
        one === "&#34;" ? '"' : one === "&#39;" ? "'" : one === "&lt;" ? "<" : one === "&gt;" ? ">" : "&",
      );

  const STEPS = [
    ["escape", "escape_once", "xml_escape", "newline_to_br", "upcase", "downcase", "capitalize", "strip"],
    ["strip_newlines", "strip_html", "truncate: 5", "slice: 1, 3", "split: '&' | join: ' '", "json"],
    ["append: b", "prepend: b", "replace: '&', b", "remove: '<'", "default: b", "url_encode", "squish"],
    [
      "split: '' | reverse | join",
      "split: 'a' | uniq | join: '-'",
      "replace_first: b, a",
      "truncatewords: 2",
    ],
  ].flat();

  it("reads the same in both parts, whatever it is and wherever it goes", () => {
    const text = fc.oneof(
      fc.string({ unit: fc.constantFrom(..."&<>\"'ab;#\n \uFDD0\uFDD1", "&amp;", "&lt;", "<br />x") }),
      fc.string({ unit: "binary" }),
    );
    const flow = fc.array(fc.tuple(fc.constantFrom("assign", "capture", "loop"), fc.subarray(STEPS)), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(text, text, flow, (a, b, steps) => {
        const template = `${steps
          .map(([how, filters]) => {
            const value = ["a", ...filters].join(" | ");
            if (how === "assign") return `{% assign a = ${value} %}`;
            if (how === "capture") return `{% capture a %}{{ ${value} }}{% endcapture %}`;
            return `{% assign all = a | split: 'b' %}{% capture a %}{% for a in all %}{{ ${value} }}{% endfor %}{% endcapture %}`;
          })
          .join("")}{{ a }}`;
        // A break that was put in is the author's: what a later filter of any step cuts or escapes is other text then.
        fc.pre(!/newline_to_br.*\|/s.test(template));
        const made = templates.render(template, { a, b }, "html");
        const seen = made.kind === "rendered" ? { ...made, text: shown(made.text) } : made;
        expect(seen).toEqual(templates.render(template, { a, b }, "text"));
      }),
      { numRuns: 1_000 },
    );
  });
});
