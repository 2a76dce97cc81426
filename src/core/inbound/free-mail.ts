import listed from "free-email-domains";

/** Whether a domain gives addresses to everybody: two people who share it have nothing to do with each other. */
export const isFreeMail = (domain: string): boolean =>
  LISTED.has(domain) || ALSO.has(domain) || FAMILIES.test(domain);

const LISTED: ReadonlySet<string> = new Set(listed);

/** Providers with a domain for each country. */
const FAMILIES =
  /^(yahoo|ymail|hotmail|outlook|live|msn|gmx|aol|yandex|tutanota|mailfence)\.(com?\.)?[a-z]{2,4}$/;

/** Providers that the list lacks, most of them the mail of an internet access. Each leaves this set when the list has it. */
export const ALSO: ReadonlySet<string> = new Set(
  `
tuta.com keemail.me hey.com zohomail.eu zohomail.in mailbox.org riseup.net disroot.org startmail.com internet.ru
vk.com mail.kz vip.163.com wo.cn email.de 1und1.de vodafone.de kabelmail.de a1.net chello.at hispeed.ch sunrise.ch
bbox.fr numericable.fr proximus.be scarlet.be tim.it tin.it fastwebnet.it poste.it globo.com globomail.com oi.com.br
r7.com movistar.es ono.com volny.cz zoznam.sk dir.bg otenet.gr telia.com comhem.se bredband.net passagen.se
stofanet.dk xfinity.com spectrum.net sympatico.ca telus.net btopenworld.com talktalk.net plusnet.com walla.com
netvision.net.il
`
    .trim()
    .split(/\s+/),
);
