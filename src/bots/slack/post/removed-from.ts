/** @param name - of the Slack workspace */
export const removedFrom = (name: string) =>
  `Unpause was removed from Slack (${name}), or its permission there was revoked. Install it again in the settings.`;
