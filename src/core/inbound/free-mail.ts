import listed from "email-providers/all.json" with { type: "json" };

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
tuta.com tuta.io keemail.me fastmail.com zohomail.com zohomail.eu zohomail.in posteo.de posteo.net riseup.net
disroot.org startmail.com internet.ru vk.com lenta.ru autorambler.ru meta.ua bigmir.net tut.by mail.kz vip.163.com
vip.126.com sohu.com 139.com 189.cn wo.cn kakao.com au.com nifty.com biglobe.ne.jp ocn.ne.jp so-net.ne.jp 1und1.de
unitybox.de vodafone.de a1.net aon.at chello.at hispeed.ch sunrise.ch bbox.fr numericable.fr proximus.be scarlet.be
ziggo.nl xs4all.nl upcmail.nl casema.nl tim.it fastwebnet.it telefonica.net movistar.es ono.com op.pl interia.eu
poczta.onet.pl tlen.pl vp.pl volny.cz azet.sk zoznam.sk citromail.hu indamail.hu mail.bg dir.bg otenet.gr telia.com
comhem.se bredband.net passagen.se online.no broadpark.no jubii.dk mail.dk stofanet.dk kolumbus.fi suomi24.fi
elisanet.fi mynet.com xfinity.com spectrum.net plusnet.com
`
    .trim()
    .split(/\s+/),
);
