/** A campaign of the sandbox, as its importer takes it. Delays are so short that a sequence ends while one watches. */
export type SandboxCampaign = {
  name: string;
  /** Addresses of the mailboxes that send it. */
  mailboxes: string[];
  steps: SandboxStep[];
};

/** Liquid texts. A null subject continues the thread; the delay counts from the step before. */
type SandboxStep = { delaySeconds: number; subject: string | null; text: string; html: string };

/** One paragraph an entry; the HTML part says the same. */
function step(delaySeconds: number, subject: string | null, paragraphs: string[]): SandboxStep {
  return {
    delaySeconds,
    subject,
    text: `${paragraphs.join("\n\n")}\n`,
    html: paragraphs.map((paragraph) => `<p>${paragraph.replaceAll("\n", "<br>")}</p>`).join("\n"),
  };
}

export const sandboxCampaigns: SandboxCampaign[] = [
  {
    name: "Spring introduction",
    mailboxes: ["maya@northwind.test", "sales@brightside.test"],
    steps: [
      step(0, "A shorter Monday for {{ company }}", [
        "Hi {{ first_name }},",
        "most teams like {{ company }} spend the first hours of the week on planning that nobody enjoys. We take that off your hands.",
        "Would fifteen minutes this week be worth a look?",
        "Kind regards\nNorthwind Planning",
      ]),
      step(30, null, [
        "Hi {{ first_name }},",
        "I know how full a week gets. Here is the one number our customers mention most: four hours saved for each planner, each week.",
        "Shall I send two dates?",
        "Kind regards\nNorthwind Planning",
      ]),
      step(45, null, [
        "Hi {{ first_name }},",
        "I will leave it here. If planning becomes a topic at {{ company }} later this year, a short reply to this message is enough.",
        "All the best\nNorthwind Planning",
      ]),
    ],
  },
  {
    name: "Workshop in June",
    mailboxes: ["hello@brightside.test"],
    steps: [
      step(0, "{{ first_name }}, a seat for {{ company }} in June?", [
        "Hello {{ first_name }},",
        "in June we hold a half-day workshop on answering customers well, in a small round of twelve people. One seat is yours if you like.",
        "May I reserve it for {{ company }}?",
        "Best wishes\nBrightside Training",
      ]),
      step(40, null, [
        "Hello {{ first_name }},",
        "there are a few seats left. The agenda fits on one page, and I am glad to send it.",
        "Best wishes\nBrightside Training",
      ]),
    ],
  },
];
