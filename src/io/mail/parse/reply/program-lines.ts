/** "Sent from my iPhone", "Von meinem Samsung gesendet": lines that programs add of their own, by language. */
const OF_DEVICE = [
  "sent from (?:my|mail for|yahoo|outlook|proton|the all new|samsung|android|iphone|ipad|a mobile|mobile|mailbird|nylas|spark|superhuman|front|zoho|aol|gmx|fastmail|hey|windows|blackberry|xfinity)\\b.*|get outlook for .*|\\p{L}{2,20} from mobile|skaff deg outlook .*|hanki outlook .*|yahoo mail: search.*",
  "(?:von|aus) .{2,60} gesendet|gesendet (?:mit|von|aus) .{2,60}|diese nachricht wurde von .{1,80} gesendet",
  "envoyé (?:de|depuis|avec|à partir de|par) .{2,60}|télécharger outlook .*",
  "enviado (?:desde|do|da|a partir d[oe]|con|de) .{2,60}|(?:obtener|descargar|obter|baixar) (?:o )?outlook .*",
  "inviato (?:da|dal|dall['’]|con) ?.{2,60}|(?:scarica|ottieni) outlook .*|trimis (?:de pe|din) .{1,60}",
  "(?:verzonden|verstuurd) (?:vanaf|met|vanuit|via) .{2,60}|(?:download|haal) outlook .*",
  "sendt fra .{1,60}|skickat från .{1,60}|lähetetty \\S{2,20}(?:sta|stä|lta|ltä).{0,40}|(?:hent|hämta) outlook .*|(?:wysłan[eo]|odesláno|odoslané|poslano) (?:zo?|s) .{1,60}|pobierz outlook .*|elküldve .{1,60}",
  "отправлено (?:из|с|со|через) .{1,60}|надіслано (?:з|із|через) .{1,60}|στάλθηκε από .{1,60}|.{0,40}(?:['’]\\S{1,6}|ımdan|dan|den|ile) gönderildi",
  "\\S{1,20} ?から送信|(?:发|發)自\\S.{0,40}|来自\\S{1,20}(?:邮箱|手机|的iphone)|(?:从|從)我的.{1,30}(?:发送|發送|傳送)|(?:用|使用) ?outlook .{1,30}(?:发送|傳送)|.{0,40}에서 보(?:냄|냈습니다)",
  "נשלח מה.{1,40}|(?:أرسلت|تم الإرسال|أُرسلت) من .{1,40}|đã gửi từ .{1,40}|dikirim dari .{1,40}|ส่งจาก.{1,40}",
];
/** Names of devices and programs, and "my": without one of them, such words may be the sender's own. */
const DEVICE =
  /iphon|ipad|ipod|android|samsung|galaxy|huawei|xiaomi|redmi|honor|oppo|pixel|nokia|sony|xperia|htc|motorola|blackberry|windows|\bmac|outlook|yahoo|gmail|proton|\bmail|mail\b|почт|яндекс|\baol|gmx|web\.de|orange|libero|tiscali|telefon|phone|handy|mobi|мобил|смартфон|телефон|cihaz|tablet|smartphone|cellulare|móvil|celular|unterwegs|airmail|spark|superhuman|front\b|missive|\bhey\b|canary|newton|polymail|mailspring|edison|zoho|nylas|thunderbird|correo|posta|xfinity|k-9|\bpc\b|ti-\d|电脑|手机|邮箱|\b(?:my|mein\p{L}{0,2}|mon|ma|mi|meu|mio|mijn|min|mitt)\b|μου|моего|мого|我的|שלי|내 |나의/iu;
const ofDevice = new RegExp(`^(?:${OF_DEVICE.join("|")})$`, "iu");
/** The same in any words, "Sent via carrier pigeon": taken for such a line only at the end. */
const anySent =
  /^[(<[]{0,2}(?:sent (?:from|via|with|by)|<sent by|from my|written on|composed on|typed on) .{1,70}$/iu;
/** "Get Outlook for iOS", in whichever language. */
const outlook = /^[^.?!。]{0,40}\boutlook\b[^.?!。]{0,40}$/iu;
const system = /\b(?:ios|android|windows|mac)(?![a-z])/iu;
/** Lines that virus scanners and list servers add below. */
const footer =
  /^(?:virus-free\.|virenfrei\.|garanti sans virus|libre de virus|livre de vírus|sin virus|privo di virus|virusvrij\b|virusfri\b|без вирусов|(?:this|diese) (?:e-?mail|message|nachricht) (?:has been|was|wurde) (?:checked|scanned|auf viren)|please consider the environment|think (?:green|before you print)|save a tree|bitte denken sie an die umwelt|pensez à l['’]environnement|avant d['’]imprimer|antes de imprimir|prima di stampare|(?:p )?please don['’]t print)/iu;

/** Links behind the words of such a line, in the ways that HTML is written out. */
const link = /\s*[<([]\s{0,2}(?:https?|mailto|about):[^\s<>()[\]]{0,250}[>)\]]/giu;
const LONGEST = 300;

const words = (line: string) =>
  line.slice(0, LONGEST).replace(link, "").replace(/[*_]+/g, "").trim().replace(/[.!]$/, "").trim();

/** Whether a mail program wrote the line, wherever it stands alone. */
export function isProgramLine(line: string): boolean {
  if (line.length > LONGEST) return false;
  const said = words(line);
  return (ofDevice.test(said) && DEVICE.test(said)) || (outlook.test(said) && system.test(said));
}

/** Whether nobody wrote the line that ends a mail. */
export function isLastProgramLine(line: string): boolean {
  if (isProgramLine(line)) return true;
  if (line.length > LONGEST) return false;
  const said = words(line);
  return footer.test(said) || (anySent.test(said) && DEVICE.test(said.replace(/^\W*from my/i, "")));
}
