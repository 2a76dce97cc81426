/** How mail programs introduce what the server said, after a sentence of their own for the code: .NET, Outlook, Windows Mail. */
const quotation =
  /(?:server response(?: was| is)?|serverantwort(?: (?:war|lautete))?|respuesta (?:del )?servidor(?: fue| era)?|réponse (?:du )?serveur(?: était| est)?|resposta (?:do )?servidor(?: foi)?|risposta (?:del )?server(?: è stata)?|サーバーの応答(?:は次のとおりです)?|服务器响应(?:为)?|伺服器回應(?:為)?|ответ сервера(?: был)?|server (?:responded|antwortete|odpowiedział|svarade|svarede)|serveur a répondu|servidor (?:de correo |de e-?mail )?(?:respondió|ha respondido|respondeu)|server (?:di posta )?ha risposto|mailserver (?:antwoordde|reageerde)|сервер (?:почты )?ответил|サーバーからの応答|服务器(?:的)?(?:响应|应答|回应|返回)(?:如下)?) ?[:：] ?(?=\S{3})/;

/** Text after the reply: the connection's settings ("Port: 25, Secure (SSL): No, Server Error: 550"), or advice to check. */
const settings =
  /['"»”]? ?[,、] ?(?:port|porta|puerto|poort|порт|ポート|端口|連接埠) ?[:：] ?\d{2,5} ?[,、]|[.,] (?:please (?:check|verify) |bitte (?:überprüfen|prüfen) sie |veuillez vérifier |compruebe |verifique |controllare |verificare |проверьте )/;

/** A program that counts its own attempts says so before the reason: gophish, alertmanager, job queues. */
const attempts =
  /^(?:[^:]{1,60}: )?(?:max\w* (?:connection |retry |send )?(?:attempts|retries|tries)(?: count)? (?:exceeded|reached)|(?:retries|attempts) (?:exceeded|exhausted)|(?:[a-z]{1,12} ){0,3}(?:giving up|gave up|failed|cancell?ed|removing) after \d{1,3} (?:attempts?|tries|retries))[.,]? ?[-–—:] ?(?=\S{3})/;

/** One of these is in every such introduction. */
const servers = ["serv", "сервер", "サーバー", "服务器", "伺服器"];

/** The server's own words in a mail program's quotation. The program's preface is the same for every reply. */
export function quoted(whole: string): string {
  const counted = /attempts|retries|tries/.test(whole) ? attempts.exec(whole) : null;
  const words = counted === null ? whole : whole.slice(counted[0].length);
  const found = servers.some((server) => words.includes(server)) ? quotation.exec(words) : null;
  if (found === null) return words;
  const said = words.slice(found.index + found[0].length);
  const end = settings.exec(said)?.index ?? 0;
  return end > 0 ? said.slice(0, end) : said;
}
