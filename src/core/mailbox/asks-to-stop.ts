/** A longer reply that mentions unsubscribing is about something else, or says more than stop: a person should read it. */
const LONGEST_WORDS = 60;

/** Said alone, each is a wish to be left in peace. */
const COMMANDS = new Set(
  [
    "stop, stop it, please stop, unsubscribe, please unsubscribe, unsubscribe please, unsubscribe me, please unsubscribe me",
    "unsub, opt out, optout, opt me out, remove, remove me, please remove, please remove me, take me off, end, cancel, quit",
    "stopp, abmelden, bitte abmelden, austragen, bitte austragen, abbestellen, bitte löschen, löschen, kein interesse bitte löschen",
    "désinscription, désinscrire, me désinscrire, désabonner, désabonnement, stop svp, arrêtez, arrêter",
    "baja, darme de baja, dar de baja, eliminar, parar, cancelar suscripción, cancelar",
    "cancellami, cancellatemi, disiscrivi, disiscrivimi, disiscrivetemi, basta",
    "remover, descadastrar, descadastre, cancelar inscrição, sair da lista, pare",
    "afmelden, uitschrijven, graag afmelden, stoppen, verwijderen",
    "wypisz, wypisz mnie, proszę o wypisanie, rezygnuję, avregistrera, avprenumerera, afmeld, avmeld",
    "odhlásit, odhlaste mě, отписаться, отпишите меня, отписка, 配信停止, 退订, 取消订阅",
  ].flatMap((line) => line.split(", ")),
);

/** Said anywhere in a short reply. `\p{L}` where a boundary is meant: `\b` does not know letters beyond ASCII. */
const PHRASES = [
  /\bunsubscribe (me|us|this|my|from|immediately|now)\b|\bhow (do|can) (i|we) unsubscribe\b|\b(want|like|wish) to (unsubscribe|opt out)\b/,
  /\b(remove|delete) (me|us|my (e-?mail|address|name|details|data)|this (e-?mail|address))\b|\btake (me|us) (off|out of)\b/,
  /\b(stop|quit|cease) (e-?mailing|mailing|contacting|writing|messaging|spamming|sending|bothering)\b/,
  /\b(do not|don't|never) (e-?mail|contact|write( to)?|message|spam|bother) (me|us)\b(?! (before|until|till|today|tomorrow|this|next|during))/,
  /\b(do not|don't|never) send (me |us )?(any|anything|more|further|such|spam|unsolicited)\b/,
  /\bno (more|further) (e-?mails?|mails?|messages?|contact)\b/,
  /(?<!\p{L})(nicht|nie) (mehr|wieder) (kontaktieren|anschreiben|schreiben|mailen)|keine (weiteren|werbung|mails? mehr|e-?mails? mehr)/u,
  /(?<!\p{L})aus (ihrem|ihrer|eurem|eurer|dem|der|deinem|deiner) ([\p{L}-]+ )?(verteiler|mailingliste|e-?mail-?liste|liste|datenbank)/u,
  /(?<!\p{L})(kontaktieren|schreiben) sie (mich|uns|mir) (bitte )?(nicht|nie) (mehr|wieder)|(löschen|entfernen) sie (bitte )?(mich|uns|meine|unsere)/u,
  /(?<!\p{L})ne (plus|pas) (me|nous) (contacter|écrire|envoyer|solliciter)|ne (me|nous) (contactez|écrivez|envoyez|sollicitez) (plus|pas)/u,
  /(?<!\p{L})(me|nous) (désinscrire|désabonner|retirer|supprimer|enlever)|(retirez|supprimez|désinscrivez|désabonnez|enlevez)-(moi|nous)/u,
  /(?<!\p{L})(darme|darnos|denme|deme|dadme) de baja|no (me|nos) (escriban|escribas|contacten|contactes|envíen|envíes|manden) más|(eliminen?|borren?|quiten?) mis? (correo|datos|dirección)/u,
  /(?<!\p{L})non (scrivetemi|contattatemi|inviatemi|mandatemi) più|non (desidero|voglio|desideriamo) (più )?(ricevere|essere contattat)|(cancellate|rimuovete|eliminate)(mi|ci)(?!\p{L})/u,
  /(?<!\p{L})não (me|nos) (envie|enviem|escreva|escrevam|contate|contatem|contacte|contactem) mais|(remova|retire|exclua)m? (me|meu|nosso)(?!\p{L})|(remova|retire|exclua)m?-(me|nos)(?!\p{L})/u,
  /(?<!\p{L})(niet|geen) (meer|verdere) (mailen|benaderen|contacteren|contact|e-?mails?|mails?|berichten)|(verwijder|haal) (mij|me|ons) (uit|van)|schrijf (mij|me|ons) uit/u,
  /(?<!\p{L})(proszę|prosimy) (o )?(usunąć|usunięcie|wypisać|wypisanie|nie (pisać|kontaktować|wysyłać))|nie (piszcie|kontaktujcie|wysyłajcie)/u,
];

/** "Please don't unsubscribe me" and its like mean the opposite. */
const OPPOSITE =
  /\b(do not|don't|never|didn't|did not|not) (want to )?(unsubscribe|remove|delete|opt out|take (me|us) off)\b|nicht (abmelden|austragen|löschen|entfernen)/u;

/**
 * Whether a person asks not to be written to again. Only what they wrote themselves may be given, without what they quoted:
 * our own mail speaks of unsubscribing too.
 *
 * @param subject - counts where it is a command and not an answer to a subject of ours
 */
export function asksToStop(textReply: string, subject: string): boolean {
  const text = plain(textReply);
  if (text === "") return COMMANDS.has(plain(subject));
  if (OPPOSITE.test(text)) return false;
  if (COMMANDS.has(text) || COMMANDS.has(firstLine(textReply))) return true;
  return text.split(" ").length <= LONGEST_WORDS && PHRASES.some((phrase) => phrase.test(text));
}

/** Lower case, one kind of apostrophe, no other punctuation, single spaces. */
const plain = (text: string) =>
  text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/[^\p{L}\p{N}'\s-]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();

/** A command on a line of its own, with a greeting or a name below it. */
const firstLine = (text: string) => plain(text.trimStart().split("\n", 1)[0] ?? "");
