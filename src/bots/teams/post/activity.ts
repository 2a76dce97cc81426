import type { AdaptiveCard } from "../render/adaptive-card.ts";

/** A message that is one card. `summary`: plain text for notifications, and where no card is shown. */
export const cardActivity = (card: AdaptiveCard, summary: string): Record<string, unknown> => ({
  type: "message",
  summary,
  attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: card }],
});
