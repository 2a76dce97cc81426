import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Locator } from "playwright-core";

export type Theme = "light" | "dark" | "high contrast";

/** A pressed button, or the opened link, as the client reports it. */
export type Reported = { type: string; url?: string; verb?: string; data?: Record<string, unknown> };

type Colours = {
  card: string;
  text: string;
  subtle: string;
  link: string;
  line: string;
  button: string;
  emphasis: string;
  attention: string;
  warning: string;
  good: string;
};

/** The colours of the Teams client in each theme (react.fluentui.dev, teams themes). */
const THEMES: Record<Theme, Colours> = {
  light: {
    card: "#ffffff",
    text: "#242424",
    subtle: "#616161",
    link: "#444791",
    line: "#d1d1d1",
    button: "#ffffff",
    emphasis: "#f0f0f0",
    attention: "#f9d9dc",
    warning: "#fff4ce",
    good: "#dff6dd",
  },
  dark: {
    card: "#292929",
    text: "#ffffff",
    subtle: "#adadad",
    link: "#9299f7",
    line: "#666666",
    button: "#292929",
    emphasis: "#1f1f1f",
    attention: "#3e1f25",
    warning: "#463100",
    good: "#143d14",
  },
  "high contrast": {
    card: "#000000",
    text: "#ffffff",
    subtle: "#ffffff",
    link: "#ffff01",
    line: "#ffffff",
    button: "#000000",
    emphasis: "#000000",
    attention: "#000000",
    warning: "#000000",
    good: "#000000",
  },
};

function hostConfig({ text, subtle, link, line, ...backgrounds }: Colours) {
  const colour = (own: string) => ({ default: own, subtle });
  const foregroundColors = {
    default: { default: text, subtle },
    accent: { default: link, subtle },
    ...Object.fromEntries(
      ["good", "warning", "attention", "dark", "light"].map((name) => [name, colour(text)]),
    ),
  };
  const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors, borderColor: line });
  const { card, emphasis, attention, warning, good } = backgrounds;
  return {
    supportsInteractivity: true,
    spacing: { small: 4, default: 8, medium: 16, large: 24, extraLarge: 32, padding: 12 },
    fontTypes: {
      default: {
        fontFamily: "'Segoe UI', 'Liberation Sans', sans-serif",
        fontSizes: { small: 12, default: 14, medium: 16, large: 20, extraLarge: 24 },
        fontWeights: { lighter: 300, default: 400, bolder: 600 },
      },
      monospace: {
        fontFamily: "'Liberation Mono', monospace",
        fontSizes: { small: 12, default: 13, medium: 16, large: 20, extraLarge: 24 },
        fontWeights: { lighter: 300, default: 400, bolder: 600 },
      },
    },
    containerStyles: {
      default: style(card),
      emphasis: style(emphasis),
      attention: style(attention),
      warning: style(warning),
      good: style(good),
      accent: style(emphasis),
    },
    actions: { maxActions: 6, buttonSpacing: 8, actionsOrientation: "horizontal", actionAlignment: "left" },
    adaptiveCard: { allowCustomStyle: false },
  };
}

const page = ({ card, text, link, line, button }: Colours, width: number) => `<!doctype html>
<meta charset="utf-8">
<style>
  body { margin: 0; padding: 12px; background: ${card === "#000000" ? "#000" : "#8883"}; width: ${width - 24}px }
  #card { border: 1px solid ${line}; border-radius: 6px; overflow: hidden; overflow-wrap: anywhere; max-width: 500px }
  a { color: ${link} }
  .ac-actionSet { flex-wrap: wrap; row-gap: 8px }
  .ac-pushButton { flex: 0 1 auto !important; background: ${button}; color: ${text}; border: 1px solid ${line};
    border-radius: 4px; padding: 5px 12px; font: 600 14px 'Segoe UI', 'Liberation Sans', sans-serif; overflow-wrap: anywhere }
  .ac-pushButton.style-positive { background: ${card === "#000000" ? "#1aebff" : "#5b5fc7"}; color: ${card === "#000000" ? "#000" : "#fff"} }
  .ac-input { box-sizing: border-box; width: 100%; padding: 6px; background: ${card}; color: ${text}; border: 1px solid ${line} }
  label { color: ${text} }
</style>
<div id="card"></div>`;

/**
 * Draws cards as a client does: with Microsoft's own renderer, in a real browser. A text that is read as markup becomes live HTML
 * here, as in no client.
 */
export async function openTeamsClient(
  browser: Browser,
  { theme = "light", width = 420 }: { theme?: Theme; width?: number } = {},
): Promise<TeamsClient> {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const drawn = await context.newPage();
  await drawn.setContent(page(THEMES[theme], width));
  await drawn.addScriptTag({ content: RENDERER });
  const config = hostConfig(THEMES[theme]);
  return {
    card: drawn.locator("#card"),
    show: (card) => drawn.evaluate(draw, { card, config }),
    reported: () => drawn.evaluate(() => (globalThis as unknown as { reported: Reported[] }).reported),
    [Symbol.asyncDispose]: () => context.close(),
  };
}

/** `reported`: the presses in the card that is shown. */
export type TeamsClient = AsyncDisposable & {
  card: Locator;
  show(card: unknown): Promise<void>;
  reported(): Promise<Reported[]>;
};

const RENDERER = readFileSync(
  createRequire(import.meta.url).resolve("adaptivecards/dist/adaptivecards.min.js"),
  "utf8",
);

/** Runs in the page. */
function draw({ card, config }: { card: unknown; config: unknown }) {
  type Action = {
    getJsonTypeName(): string;
    url?: string;
    verb?: string;
    data?: Record<string, unknown>;
  };
  type Drawn = {
    hostConfig: unknown;
    onExecuteAction(action: Action): void;
    parse(card: unknown): void;
    render(): unknown;
  };
  type InPage = { querySelector(selector: string): { replaceChildren(node: unknown): void } | null };
  type Library = {
    HostConfig: new (config: unknown) => unknown;
    AdaptiveCard: (new () => Drawn) & {
      onProcessMarkdown(text: string, result: { outputHtml?: string; didProcess: boolean }): void;
    };
  };
  const inPage = globalThis as unknown as { AdaptiveCards: Library; reported: unknown[]; document: InPage };
  const { AdaptiveCard, HostConfig } = inPage.AdaptiveCards;
  inPage.reported = [];
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = text;
    result.didProcess = true;
  };
  const drawn = new AdaptiveCard();
  drawn.hostConfig = new HostConfig(config);
  drawn.onExecuteAction = (action) => {
    const { url, verb, data } = action;
    inPage.reported.push({ type: action.getJsonTypeName(), url, verb, data });
  };
  drawn.parse(card);
  inPage.document.querySelector("#card")?.replaceChildren(drawn.render());
}
