import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findPlaceholders } from "../../../src/core/campaign/placeholder/find-placeholders.ts";
import { rewriteSteps } from "../../../src/core/campaign/placeholder/steps-placeholders.ts";
import { liquidTemplates } from "../../../src/io/template/liquid.ts";

const columns = ["first_name", "last_name", "company_name", "icebreaker", "job_title"];
const find = (template: string, isHtml = false) => findPlaceholders(template, { columns, isHtml });
const meant = (template: string, isHtml = false) =>
  find(template, isHtml).map((one) => ("column" in one ? one.column : one.kind));

function rewritten(text: string) {
  const step = { position: 1, delaySeconds: 0, subject: null, text, html: null };
  return rewriteSteps([step], columns).steps[0]?.text;
}

describe("a placeholder of another tool", () => {
  it.each([
    ["{first_name}"],
    ["{First Name}"],
    ["{firstName}"],
    ["{$first_name}"],
    ["{ FIRSTNAME }"],
    ["{{ FirstName }}"],
    ["{{First Name}}"],
    ["{{ first-name }}"],
    ["{{firstname}}"],
    ["{{- contact.first_name -}}"],
    ["{{{first_name}}}"],
    ["[First Name]"],
    ["[FIRST_NAME]"],
    ["[FNAME]"],
    ["[[first_name]]"],
    ["[% first_name %]"],
    ["%FIRSTNAME%"],
    ["%first_name%"],
    ["%FNAME%"],
    ["%First Name%"],
    ["%%first_name%%"],
    ["%recipient.first_name%"],
    ["*|FNAME|*"],
    ["*|FIRST_NAME|*"],
    ["{!Contact.FirstName}"],
    ["{!$Lead.FirstName}"],
    ["<<first name>>"],
    ["<<FirstName>>"],
    ["&lt;&lt;First Name&gt;&gt;"],
    ["«First_Name»"],
    ["[First&nbsp;Name]"],
    ["\u0024{first_name}"],
    ["\u0024{lead.firstName}"],
    ["__first_name__"],
    ["##FirstName##"],
    ["{prénom}"],
  ])("is found and means a column: %s", (words) => {
    expect(meant(words)).toEqual(["first_name"]);
    const template = `Hello,\n\nHi ${words}, how are you?`;
    expect(find(template)).toMatchObject([{ line: 3, begin: 11, end: 11 + words.length, words }]);
    expect(rewritten(template)).toMatch(/^Hello,\n\nHi \{\{-? ?first_name ?-?\}\}, how are you\?$/);
  });

  it.each([
    ["{company}", "company_name"],
    ["*|COMPANY|*", "company_name"],
    ["[Organisation]", "company_name"],
    ["%LNAME%", "last_name"],
    ["[Job Title]", "job_title"],
    ["{{ LastName | upcase }}", "last_name"],
    ["{{Ice Breaker}}", "icebreaker"],
    ["*|UNSUB|*", "unsubscribe_url"],
    ["{unsubscribe_link}", "unsubscribe_url"],
    ["{Email}", "email"],
    ["[Your Name]", "sender_name"],
    ["{from_name}", "sender_name"],
  ])("means what it says: %s is %s", (words, column) => {
    expect(meant(words)).toEqual([column]);
  });

  it.each([
    ["{custom_field_7}"],
    ["{{ Birthday }}"],
    ["{{ contact.birthday }}"],
    ["*|IF:VIP|*"],
    ["\u0024{birthday}"],
    ["%BIRTHDAY%"],
    ["[City]"],
    ["{{ First Snippet }}"],
  ])("is left and said where no column is like it: %s", (words) => {
    expect(meant(words)).toEqual(["unknown-field"]);
    expect(rewritten(words)).toBe(words);
  });

  it.each([
    ["{Hi|Hello}", 1],
    ["{Hi|Hello|Good day} there", 1],
    ["{Hi|{Hello|Hey}} there", 1],
    ["{{ RANDOM | Hi | Hello }}", 1],
    ["{Re: your site|Your site}", 1],
    ["{Hi {{ first_name }}|Hello}", 1],
  ])("may be a choice of texts: %s", (words, times) => {
    expect(meant(words)).toEqual(Array.from({ length: times }, () => "spintax"));
    expect(rewritten(words)).toBe(words);
  });

  it("keeps its place when one stands in another", () => {
    expect(meant("{Hi {first_name}|Hello}")).toEqual(["spintax", "first_name"]);
    expect(rewritten("{Hi {first_name}|Hello}")).toBe("{Hi {{ first_name }}|Hello}");
  });

  it.each([
    [
      "Liquid",
      "Hi {{ first_name }}{{ last_name | default: 'you' | upcase }}{% if company_name %}!{% endif %}",
    ],
    ["our own names", "{{ email }} {{ sender_name }} {{ sender_address }} {{ unsubscribe_url }}"],
    ["a name that leads lack", "{{ birthday }}"],
    [
      "a name that it gives itself",
      "{% assign Greeting = 'Hi' %}{{ Greeting }}{% for One in a %}{{ One.x }}{% endfor %}",
    ],
    ["a loop's own names", "{% for one in a %}{{ forloop.index }}{% endfor %}"],
    ["a column's size", "{{ first_name.size }} {{ first_name[0] }}"],
    [
      "what is quoted",
      "{% raw %}{first_name} {{ FirstName }}{% endraw %}{% comment %}*|FNAME|*{% endcomment %}",
    ],
    ["quoted words", "{{ 'FirstName' }} {{ \"{first_name}\" }}"],
    [
      "ordinary brackets",
      "see [1], [sic], [link], [note: draft], [a name withheld] and (First Name) [email protected]",
    ],
    ["links of Markdown", "[Company](https://example.com) and a[name]"],
    ["an attribute", '<input name="a[name]">'],
    ["percent signs", "20% off, 100%; 5 % name % and 50%company% %20Name%20 caf%C3%A9 %E2%80%93"],
    ["emoticons", ":-] ;{) :{ {o_o} {^_^} [-_-] <<3 >>> *|* *| |* __ ^__^ o__o {} [] [[]] %% <>"],
    ["emphasis", "__important__ **very** _so_ ## Plans ##"],
    ["amounts", "$5 {5} {1,2} [2026] 5 << 6 >> 3 <<Bonjour>> «Bonjour»"],
    ["an address", "https://x.test/a?b=%7Bc%7D&d=[e]#f"],
    ["names in angle brackets", "Ada <ada@example.org>"],
    ["a pipe", "a | b } | {"],
  ])("is not %s", (what, template) => {
    expect(meant(template), what).toEqual([]);
  });

  it.each([
    ["a style", "<style>.a{color} @media screen{p{color:red}} a[name]{} .b{content:'{Hi|Hello}'}</style>"],
    ["a script", '<script type="application/ld+json">{"first_name": "{first_name}"}</script>'],
    ["a comment", "<!--[if mso]> {first_name} <![endif]-->"],
    ["JSON in an attribute", `<a data-x='{"name":"a|b","b":[1,2]}' style="color:red">x</a>`],
    ["a style of an element", '<p style="width:100%;height:50%">5%</p>'],
  ])("is not in %s of HTML", (_what, template) => {
    expect(meant(template, true)).toEqual([]);
  });

  it("is found between tags and in attributes of HTML", () => {
    const html = '<style>p{color}</style>\n<a href="https://x.test/?n={first_name}">[Company]</a>';
    expect(find(html, true)).toMatchObject([
      { line: 2, words: "{first_name}", column: "first_name" },
      { line: 2, words: "[Company]", column: "company_name" },
    ]);
  });

  it("is none after a rewrite, which Liquid reads", () => {
    const part = fc.constantFrom(
      ..."{first_name}|[Company]|*|LNAME|*|%FNAME%|{{ FirstName }}|{{ first_name }}|{% if a %}|{% endif %}|{x|y}|{|}|\n|%|[|a".split(
        /(?<!\*)\|(?!\*)(?!y)/,
      ),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const made = rewritten(parts.join(" ")) ?? "";
        expect(find(made).filter(({ kind }) => kind === "field")).toEqual([]);
        expect(rewritten(made)).toBe(made);
      }),
    );
    expect(liquidTemplates().check(rewritten("{first_name} *|COMPANY|*") ?? "")).toEqual({
      kind: "fine",
      needs: ["company_name", "first_name"],
    });
  });

  it.each([
    "{",
    "{{",
    "{{a",
    "{%",
    "{a|",
    "[",
    "[[a ",
    "%",
    "%%a",
    "<<",
    "<<a ",
    "*|",
    "__a",
    "&lt;&lt;a",
    "<style",
    "<!--",
    "{{a}}",
    "{a b ",
    "#a",
    "{% raw %}",
  ])("is looked for in linear time in a megabyte of %s", (words) => {
    const text = words.repeat(Math.ceil(1_000_000 / words.length));
    const started = performance.now();
    findPlaceholders(text, { columns, isHtml: true });
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
