/** The mail waits with the filter, by language. */
const HELD =
  /(?:your|the original) (?:message|e-?mail|mail)\b[^\n]{0,120}(?:on hold|\bheld\b|wait-?list|waiting list|pending|quarantine|not (?:yet )?(?:been |be )?delivered|be (?:delivered|released))|(?:to )?have it delivered|receive your (?:original )?(?:message|e-?mail)s?|(?:accept|allow) (?:incoming )?(?:messages|mail|e-?mails?) only from|(?:nachricht|e-?mail|mail)\b[^\n]{0,120}(?:zurückgehalten|noch nicht zugestellt|wartet|in warteschlange)|message\b[^\n]{0,80}(?:en attente|retenu|bloqué|mis en quarantaine)|mensagem\b[^\n]{0,100}(?:retida|não foi entregue|em espera|pendente)|mensaje\b[^\n]{0,100}(?:retenido|en espera|no ha sido entregado|pendiente)|messaggio\b[^\n]{0,100}(?:in attesa|trattenuto|non è stato (?:ancora )?consegnato)|(?:bericht|e-?mail)\b[^\n]{0,100}(?:vastgehouden|in de wacht|nog niet (?:bezorgd|afgeleverd))|письмо[^\n]{0,100}(?:задержано|ожидает|ещё не доставлено)/iu;

/** Its sender is to prove who they are, by language. */
const PROVE =
  /(?:verify|confirm|prove|show|authenticate) (?:that )?(?:you['’]re|you are|yourself|your (?:e-?mail|address|message|identity|sender))|until you (?:verify|confirm|authenticate|add yourself)|add yourself to|(?:guest|approved|allowed) (?:list|senders)|list of (?:approved )?senders|not been verified|receive your e-?mails|bestätigen sie[^\n]{0,60}(?:adresse|absender|e-?mail|mensch)|authentifier|confirm\p{L}{0,5}[^\n]{0,40}(?:robot|robô|humain|human|dirección|endereço|adresse|identidad|indirizzo)|bevestig[^\n]{0,40}(?:adres|afzender)|подтвердите[^\n]{0,60}(?:адрес|человек|не робот)/iu;

/** The way to do it. */
const WAY =
  /https?:\/\/|\breply\b|\bclick\b|empty message|antworten sie|klicken|répond|cliqu|clic\b|clique|rispond|klik|ответьте|нажмите/iu;

const READ = 3_000;

/**
 * Whether a filter asks the sender to prove that a person wrote, as Boxbe and Spam Arrest do. The mail was not refused. All three
 * signs are needed, since people write about each.
 */
export function isChallenge(text: string): boolean {
  const words = text.slice(0, READ).replace(/[^\S\n]+/g, " ");
  return HELD.test(words) && PROVE.test(words) && WAY.test(words);
}
