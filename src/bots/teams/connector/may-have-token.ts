/** Service addresses of Teams. Other names below trafficmanager.net can be anybody's. learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages */
const MICROSOFTS = ["smba.trafficmanager.net"];
const MICROSOFTS_OWN = [
  ".teams.microsoft.com",
  ".teams.microsoft.us",
  ".botframework.com",
  ".botframework.azure.us",
];

/**
 * Whether our token may go to this service address: it is of Microsoft's hosts or of those configured, and over TLS.
 *
 * @param configured - `host` for its usual port, or `host:port`; in lower case
 */
export function mayHaveToken(serviceUrl: string, configured: readonly string[]): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, host, port, username, password } = new URL(serviceUrl);
  if (protocol !== "https:" || username !== "" || password !== "") return false;
  if (configured.includes(host)) return true;
  return port === "" && (MICROSOFTS.includes(host) || MICROSOFTS_OWN.some((end) => host.endsWith(end)));
}
