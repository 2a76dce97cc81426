import type { AdaptiveCard } from "./adaptive-card.ts";

/** The most of each part of a card: characters of a text, or how many of them. */
export type Detail = {
  title: number;
  text: number;
  lines: number;
  label: number;
  value: number;
  step: number;
  quote: number;
  items: number;
  choice: number;
  choices: number;
  command: number;
  button: number;
  buttons: number;
  readers: number;
};

/** From what people rarely miss to what always fits. */
const DETAILS: readonly [Detail, ...Detail[]] = [
  {
    title: 150,
    text: 1000,
    lines: 40,
    label: 150,
    value: 300,
    step: 500,
    quote: 1000,
    items: 20,
    choice: 75,
    choices: 100,
    command: 500,
    button: 75,
    buttons: 25,
    // More are refused. learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/user-specific-views
    readers: 60,
  },
  {
    title: 150,
    text: 800,
    lines: 25,
    label: 80,
    value: 150,
    step: 300,
    quote: 600,
    items: 20,
    choice: 50,
    choices: 100,
    command: 500,
    button: 60,
    buttons: 25,
    readers: 60,
  },
  {
    title: 120,
    text: 500,
    lines: 12,
    label: 50,
    value: 80,
    step: 200,
    quote: 400,
    items: 12,
    choice: 32,
    choices: 100,
    command: 300,
    button: 40,
    buttons: 12,
    readers: 30,
  },
  {
    title: 80,
    text: 200,
    lines: 4,
    label: 30,
    value: 40,
    step: 120,
    quote: 150,
    items: 6,
    choice: 24,
    choices: 40,
    command: 150,
    button: 30,
    buttons: 6,
    readers: 10,
  },
];

/**
 * The most UTF-16 units of a card: 25 KB (10³ bytes) less what surrounds it in an activity. Teams takes 28 KB from older clients and flows on
 * (learn.microsoft.com/microsoftteams/platform/resources/bot-v3/bots-conversations: "approximately 28 KB").
 */
const MOST_UNITS = 11_500;

/** The most detailed of a card's forms that Teams takes. */
export function fitCard(build: (detail: Detail) => AdaptiveCard): AdaptiveCard {
  const [first, ...shorter] = DETAILS;
  return shorter.reduce((card, detail) => (isTaken(card) ? card : build(detail)), build(first));
}

const isTaken = (card: AdaptiveCard) => JSON.stringify(card).length <= MOST_UNITS;
