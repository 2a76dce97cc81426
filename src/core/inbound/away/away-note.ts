/** A person of their own hand says at most one or two of these in a short answer. A program's note of an absence has all three. */
const AWAY =
  /(?:^|[\s,.!])(?:i am|i['’]m|i will be|ich bin|je suis|estoy|sono|estou|ik ben|jag är|jeg er) (?:currently |presently |now |derzeit |zurzeit |momentan |actuellement |actualmente |attualmente )?(?:out of (?:the )?office|away from (?:my |the )?(?:desk|office)|on (?:annual |parental |maternity |paternity |sick |medical |family )?(?:leave|vacation|holidays?)|(?:bis .{1,30} )?(?:nicht im b[üu]ro|im urlaub|in elternzeit|abwesend)|absente?|en cong[ée]s?|en vacances|fuera de la oficina|de vacaciones|ausente|fuori ufficio|in ferie|assente|de f[ée]rias|afwezig|met vakantie|p[åa] (?:semester|ferie))/u;
const UNTIL =
  /until|till|back|return|\bbis\b|ab dem|wieder|jusqu|retour|hasta|regres|volver|fino|rientr|até|retorn|\btot\b|terug|tillbaka|tilbage/u;
const INSTEAD =
  /urgent|immediate|in my absence|limited access|no access|upon my return|when i (?:return|am back|get back)|dringend|vertretung|nicht weitergeleitet|mon absence|remplac|urgence|mi ausencia|mia assenza|minha aus[êe]ncia|spoed|br[åa]dskande|haster/u;

/** A note says at its beginning that its writer is away. */
const BEGINNING = 250;
const READ = 1_000;

/** Whether a text is a whole note of an absence. It says so at once, tells until when, and tells what becomes of mail until then. */
export function isAwayNote(text: string): boolean {
  const words = text.slice(0, READ).normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
  return AWAY.test(words.slice(0, BEGINNING)) && UNTIL.test(words) && INSTEAD.test(words);
}
