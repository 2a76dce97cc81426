import type { Rule } from "../rule.ts";
import { saysBeside, saysBoth } from "./languages.ts";

const winsock = "https://learn.microsoft.com/windows/win32/winsock/windows-sockets-error-codes-2";
const glibc = "https://man7.org/linux/man-pages/man3/gai_strerror.3.html";
const net = "https://learn.microsoft.com/dotnet/api/system.net.mail.smtpstatuscode";
const rfc4954 = "https://www.rfc-editor.org/rfc/rfc4954#section-6";

/** The name of a protocol, and not the beginning of "SMTP-Fehler:", "Erreur SMTP :" and the like. */
const protocolName =
  "(?<!(?:erreur|errore?|erro|błąd|ошибка|hata) )\\b(?:imap|smtp|pop3?)\\b(?![ -]?(?:fehler|fout|fel|error|ошиб|hata|sorun|エラー|오류|错误|錯誤))";

/**
 * Messages of operating systems, .NET, Java and mail programs in the reader's language. Only words of their own vocabulary count:
 * German, French, Spanish, Portuguese, Italian, Dutch, Polish, Russian, Turkish, Chinese, Japanese, Korean. Like the English rules,
 * trouble that waiting mends comes before the sign-in.
 */
export const otherLanguageRules: readonly Rule[] = [
  {
    id: "language-host-unknown",
    says: "The host is not known (WSAHOST_NOT_FOUND, EAI_NONAME), in another language",
    source: glibc,
    when: {
      words:
        /host ist unbekannt|unbekannter host|name oder dienst nicht bekannt|(?:host|server)(?:name)?[^¦]{0,60}(?:nicht gefunden|nicht aufgelöst)|hôte (?:\S{1,80} )?(?:est )?(?:inconnu|introuvable)|nom ou service inconnu|(?:host|servidor) desconocido|(?:host|servidor) desconhecido|nombre o servicio desconocido|no se (?:encontr|conoce|pudo resolver|puede resolver)[^¦]{0,60}(?:host|servidor|nombre)|nome ou serviço desconhecido|host(?: remoto)? sconosciuto|nome o servizio sconosciuto|onbekende host|naam of dienst is onbekend|host is onbekend|nieznan\S{0,3} (?:host|nazwa)|хост неизвестен|неизвестный хост|(?:имя|хост|сервер)[^¦]{0,60}не (?:найден|известн|удается разрешить)|bilinen böyle bir (?:ana bilgisayar|konak)|(?:sunucu|ana bilgisayar)[^¦]{0,60}bulunamadı|ホストは不明|ホスト(?:名)?[^。¦]{0,60}(?:見つかりません|解決できません|不明)|名前またはサービスが不明|サーバー?(?:名)?[^。¦]{0,60}見つかりません|(?:不知道|没有|找不到)[^。]{0,6}(?:这样的|指定的)?主机|未知的名称或服务|无法解析[^。]{0,30}(?:主机|服务器|域名|名)|找不到(?:伺服器|主機)|無法解析|알려진 호스트가 없|호스트를 찾을 수 없/,
    },
    cause: "network",
    confidence: "likely",
  },
  {
    id: "language-too-many",
    says: "Too many sign-ins, connections or requests, in another language",
    source: rfc4954,
    when: {
      words:
        /zu viele[^.]{0,40}(?:anmelde|login|verbindung|versuche|anfragen)|trop de (?:tentatives|connexions|requêtes)|demasiad[oa]s (?:intentos|conexiones|solicitudes)|(?:muitas|demasiadas) (?:tentativas|conexões|solicitações)|troppi? (?:tentativi|connessioni|richieste)|te veel (?:pogingen|verbindingen)|zbyt wiele (?:prób|połączeń)|слишком (?:много|часто)|çok fazla (?:deneme|bağlantı|giriş)|(?:尝试|登录|连接|请求)(?:次数)?(?:过多|过于频繁|太多|频繁)|(?:回数|接続数|試行)[^。]{0,10}(?:上限|超え|多すぎ)|시도가 너무 많|przekroczon\S{1,3}[^.]{0,30}prób|limit\S{0,3} prób|превышен[^.]{0,40}попыт|nombre (?:maximal|maximum) de (?:tentatives|connexions)|(?:maximale|höchst)\S{0,3} (?:an)?zahl (?:an |der |von )?(?:anmelde|login|verbindung|versuch)|n[úu]mero máximo de (?:intentos|conexiones|tentativas|conexões)|numero massimo di (?:tentativi|connessioni)|(?:deneme|giriş) (?:sayısı|sınırı|limiti)|次数(?:过多|超限|超过|已达)|(?:频率|頻率)[^。]{0,6}(?:限制|过高)|횟수[^.]{0,10}초과/,
    },
    cause: "rate_limited",
    confidence: "likely",
  },
  {
    id: "language-no-connection",
    says: "Refused, timed out, reset or unreachable (WSAECONNREFUSED, WSAETIMEDOUT…), in another language",
    source: winsock,
    when: {
      words:
        /verbindung[^.]{0,60}(?:verweiger|abgelehnt|abgebrochen|getrennt|geschlossen|zurückgesetzt|unterbrochen|beendet|hergestellt werden|nicht möglich|fehlgeschlagen)|verbindungsversuch|verbindung zum[^.]{0,80}(?:fehlgeschlagen|nicht möglich)|zeitüberschreitung|zeitlimit|netzwerk[^.]{0,20}nicht erreichbar|nicht erreichbar|connexion[^.]{0,60}(?:refus|interrompu|fermé|perdu|réinitialis|expir|échou|impossible)|(?:échec|impossible)[^.]{0,30}connexion|aucune connexion|délai[^.]{0,40}(?:dépass|expir|attente)|adresse demandée n'est pas valide|(?:hôte|serveur|réseau)[^.]{0,30}(?:inaccessible|injoignable)|conexi[oó]n[^.]{0,60}(?:rechaz|denegó|cerrad|perdid|interrump|restablec|agotad|expir)|(?:no se (?:puede|pudo|ha podido)|imposible)[^.]{0,20}(?:establecer|conectar|realizar)[^.]{0,20}(?:conexión|con|al)?|tiempo (?:de espera|límite)[^.]{0,30}(?:agotad|excedid|super|expir)|agotó el tiempo|internet-?verbindung|connexion (?:à )?(?:l')?internet|conexi[oó]n a internet|connessione (?:a |ad |di )?internet|conexão (?:com a |à |de )?internet|подключени\S{1,2} к интернет|internet bağlant|połączeni\S{1,3} z internet|(?:检查|檢查)[^。]{0,10}(?:网络|網路)|ネットワーク[^。]{0,10}確認|(?:네트워크|인터넷) 연결|la entrega de correo falló[^¦]{0,80}smtpserverdisconnected|nenhuma conexão|conexão[^.]{0,40}(?:recusad|perdid|fechad|interromp|redefinid|expir)|não foi possível[^.]{0,20}(?:conectar|estabelecer|ligar)|\btempo (?:de espera |limite )?(?:d[aeo] \S{1,20} )?(?:esgotad|excedid)|connessione[^.]{0,40}(?:rifiutat|interrott|chius|scadut|reimpostat|persa|non riuscit)|impossibile (?:stabilire la connessione|connettersi)|tempo scaduto|verbinding[^.]{0,40}(?:geweigerd|verbroken|mislukt|verlopen)|kan geen verbinding|połączeni[^.]{0,40}(?:odrzucon|przerwan|zamknięt|nie powiodł)|przekroczono (?:limit )?czas|(?:подключени|соединени)[^.]{0,60}(?:не установлен|отказ|отверг|разорван|закрыт|сброшен|прерван|невозможн|безуспешн)|не удалось (?:подключиться|установить (?:соединение|подключение)|соединиться)|(?:время|тайм-?аут)[^.]{0,30}(?:ожидания|истек|соединения)|bağlant[ıi][^.]{0,40}(?:reddedil|kesil|kapat|kurulama|zaman aşımı)|zaman aşımı|接続[^。]{0,30}(?:できません|失敗|拒否|切断|タイムアウト|リセット|閉じ)|(?:応答|呼び出し先)[^。]{0,30}(?:ありません|なかった|しなかった)|タイムアウト|(?:无法|不能|未能)[^。]{0,10}(?:建立)?(?:连接|連線|連接)|连接[^。]{0,20}(?:失败|超时|被拒绝|被重置|关闭|断开|中断|错误)|(?:积极|主动)拒绝|(?:連線|連接)[^。]{0,20}(?:失敗|逾時|被拒)|(?:無法|不能)[^。]{0,10}(?:建立)?(?:連線|連接)|超时|逾時|연결[^.]{0,20}(?:거부|끊|실패|할 수 없|시간)/,
      unanswered: true,
    },
    cause: "network",
    confidence: "likely",
  },
  {
    id: "language-certificate",
    says: "The server's certificate is not trusted or not valid, in another language",
    source: net,
    when: {
      words:
        /zertifikat[^.]{0,60}(?:ungültig|abgelaufen|nicht vertrau|nicht gültig|fehler|überprüf)|certificat[^.]{0,60}(?:non valide|invalide|expiré|pas valide|non approuvé|distant n'est)|certificado[^.]{0,60}(?:no (?:es )?válido|inválid|caducad|expirad|remoto no|não é|não confi)|certificato[^.]{0,60}(?:non (?:è )?valid|scadut|non attendibile)|certificaat[^.]{0,40}(?:ongeldig|verlopen)|сертификат[^.]{0,60}(?:недействител|не(?:верн|допустим)|истек|не доверен)|証明書[^。]{0,30}(?:無効|期限|信頼|検証)|证书[^。]{0,20}(?:无效|过期|不受信任|验证)|憑證[^。]{0,20}(?:無效|過期)|인증서/,
    },
    cause: "network",
    confidence: "likely",
    actor: "operator",
  },
  {
    id: "language-quota-of-sending",
    says: "The number of messages for the hour or the day is reached, in another language",
    source: net,
    when: {
      protocol: ["smtp", "oauth"],
      words:
        /(?:tages|stunden|versand|sende)-?(?:limit|kontingent|grenze)|(?:limite|quota)[^.]{0,30}(?:d'envoi|d'envois|quotidien|horaire|de mensajes|de envío|diari|por hora|di invio|orari)|limite de (?:envio|e-?mails|mensagens)|(?:лимит|превышен)[^.]{0,40}(?:отправ|писем|сообщений)|(?:发送|發送|发信)[^。]{0,20}(?:上限|超限|超过|超出|限额|限制)|(?:送信)[^。]{0,20}(?:上限|制限)/,
    },
    cause: "sending_limit",
    confidence: "likely",
  },
  {
    id: "language-try-later",
    says: "The service is not available for now, in another language",
    source: rfc4954,
    when: {
      words:
        /(?:vorübergehend|zurzeit|derzeit|momentan)[^.]{0,40}(?:nicht (?:verfügbar|erreichbar|möglich)|gestört|fehler)|dienst[^.]{0,20}nicht verfügbar|service (?:est )?(?:non disponible|indisponible)|servicio no disponible|servizio non disponibile|serviço (?:não disponível|indisponível)|сервис недоступен|服务不可用|サービス[^。]{0,10}利用できません|später (?:noch ?(?:ein)?mal|erneut|wieder)|(?:erneut|nochmals?|wieder)[^.]{0,30}später|(?:erreur|problème|panne|échec) tempor|(?:ré)?essayer[^.]{0,30}(?:plus tard|ultérieurement)|(?:plus tard|ultérieurement)[^.]{0,20}réessay|(?:error|fallo|problema) temporal|no (?:está |es )?disponible temporalmente|(?:intent|prueb|vuelv)\w*[^.]{0,40}más tarde|(?:erro|falha|problema) temporári|tent\w+[^.]{0,30}mais tarde|(?:errore|problema) temporane|riprov\w*[^.]{0,20}più tardi|tijdelijk\S{0,2} (?:niet|fout|probleem|storing)|probeer[^.]{0,30}later|tymczasow\S{0,4} (?:niedostępn|błąd|problem)|spróbuj[^.]{0,30}później|временн\S{1,3} (?:ошибк|сбой|проблем)|(?:попробуйте|повторите|попытк)[^.]{0,40}(?:позже|позднее)|geçici (?:olarak|bir|hata)|daha sonra (?:tekrar|yeniden)?|稍后(?:再|重|尝)?|稍候(?:再|重)?|稍後(?:再|重|嘗)?|(?:しばらく|時間)[^。]{0,10}(?:待|おい|経|たって)|後で(?:もう一度|再)|나중에 다시|잠시 후|temporairement[^.]{0,30}(?:indisponible|refus)|temporalmente[^.]{0,30}(?:no disponible|fuera)|(?:temporariamente|temporaneamente)[^.]{0,30}(?:indispon|non dispon)|временно[^.]{0,30}недоступ|(?:暂时|暫時)[^。]{0,20}(?:不可用|无法|無法)|系统繁忙|系統忙|一時的に|interner (?:server)?fehler|erreur interne|error interno|erro interno|errore interno|внутренняя ошибка|内部错误|内部エラー/,
    },
    cause: "provider_outage",
    confidence: "likely",
  },
  {
    id: "language-not-signed-in",
    says: "The server wants a secure connection or a sign-in before it takes mail, in another language",
    source: net,
    when: {
      protocol: ["smtp"],
      words:
        /(?:erfordert|verlangt|benötigt)[^.]{0,30}(?:authentifizierung|anmeldung|sichere verbindung)|client wurde nicht authentifiziert|(?:requiert|nécessite|exige)[^.]{0,30}(?:authentification|connexion sécurisée)|client n'(?:était|est) pas authentifié|(?:requiere|necesita|exige)[^.]{0,30}(?:autenticaci|conexión segura)|cliente no (?:se autenticó|está autenticado|fue autenticado)|(?:requer|exige|necess[aá]ria)[^.]{0,30}(?:autentica|conexão segura)|cliente não (?:foi|está) autenticado|richiede[^.]{0,30}(?:autenticazione|connessione (?:protetta|sicura))|vereist[^.]{0,20}(?:authenticatie|beveiligde)|wymaga[^.]{0,20}(?:uwierzytelni|bezpiecznego)|треб(?:уется|ует)[^.]{0,40}(?:аутентификац|авторизац|безопасное)|(?:安全连接|身份验证)或客户端|要求[^。]{0,10}(?:身份验证|安全连接|認証)|認証が必要/,
    },
    cause: "app_misconfigured",
    confidence: "likely",
  },
  {
    id: "language-protocol-off",
    says: "IMAP, POP3 or SMTP is switched off for the mailbox, in another language",
    source: "https://hilfe.gmx.net/pop-imap/einschalten.html",
    when: {
      protocol: ["smtp", "imap"],
      words:
        /(?:imap|pop3?|smtp|zugriff|zugang)[^.]{0,60}(?:nicht (?:aktiviert|freigeschaltet|erlaubt)|deaktiviert|gesperrt)|(?:imap|pop3?|smtp)[^.]{0,40}(?:désactiv|non activé|desactivad|deshabilitad|no (?:está )?(?:activad|habilitad)|não (?:está )?(?:ativad|habilitad)|disattivat|non attiv|uitgeschakeld|wyłączon|отключен|запрещ|выключен|devre dışı|未开启|未開啟|未启用|关闭|已关闭|無効)/,
    },
    cause: "security_policy",
    confidence: "likely",
    actor: "user",
  },
  {
    id: "language-account-off",
    says: "The account is locked, suspended or closed, in another language",
    source: "https://www.rfc-editor.org/rfc/rfc3463#section-3.8",
    when: {
      stage: ["auth", "connect"],
      words:
        /(?:konto|postfach|benutzer)[^.]{0,40}(?:gesperrt|deaktiviert|gelöscht)|(?:compte|boîte|utilisateur)[^.]{0,40}(?:bloqu|suspend|désactiv|verrouill|supprim)|(?:cuenta|buzón|usuario)[^.]{0,40}(?:bloquead|suspendid|desactivad|deshabilitad|eliminad)|(?:\bconta\b|caixa|usuário)[^.]{0,40}(?:bloquead|suspens|desativad)|account[^.]{0,30}(?:bloccat|sospes|disattivat)|(?:konto|skrzynka)[^.]{0,30}(?:zablokowan|zawieszon)|(?:аккаунт|учетная запись|почтовый ящик|пользователь)[^.]{0,40}(?:заблокирован|отключен|удален)|(?:账号|帐号|账户|帳號|帳戶|邮箱|郵箱|用户|用戶)[^。]{0,10}(?:冻结|禁用|锁定|停用|封禁|凍結)|アカウント[^。]{0,20}(?:停止|ロック|無効)/,
    },
    cause: "account_disabled",
    confidence: "likely",
    actor: "user",
  },
  {
    id: "protocol-off-by-its-stems",
    says: "IMAP, POP3 or SMTP, and that something is switched off, in any of twenty languages",
    source: "https://hilfe.gmx.net/pop-imap/einschalten.html",
    when: {
      protocol: ["smtp", "imap"],
      stage: ["auth", "connect"],
      words: saysBeside(protocolName, "off"),
    },
    cause: "security_policy",
    confidence: "likely",
    actor: "user",
  },
  {
    id: "account-off-by-its-stems",
    says: "An account, and that something is switched off, in any of twenty languages",
    source: "https://www.rfc-editor.org/rfc/rfc3463#section-3.8",
    when: { stage: ["auth", "connect"], words: saysBoth("account", "off") },
    cause: "account_disabled",
    confidence: "likely",
    actor: "user",
  },
  {
    id: "language-sign-in-refused",
    says: "The sign-in failed, or the user name or password is wrong, in another language",
    source: rfc4954,
    when: {
      protocol: ["smtp", "imap"],
      words:
        /(?:authenti(?:fi|si)|anmeld|login)\w*[^.]{0,40}(?:fehlgeschlagen|fehlschlug|gescheitert|abgelehnt|verweigert|nicht (?:erfolgreich|möglich))|(?:benutzername|kennwort|passwort|zugangsdaten|anmeldedaten)[^.]{0,40}(?:falsch|ungültig|nicht korrekt|nicht akzeptiert|stimm)|(?:falsche[rs]?|ungültige[rs]?) (?:benutzername|kennwort|passwort|zugangsdaten|anmeldedaten|anmeldeinformationen)|authentification[^.]{0,30}(?:échou|refus|incorrect|impossible)|échec (?:de l'|d')?(?:authentification|identification|connexion au compte)|(?:identifiants?|mot de passe|nom d'utilisateur)[^.]{0,40}(?:incorrect|invalide|erron|refus|non valide)|(?:error|fallo|falla) (?:de|en la|al) autentica|autenticaci[oó]n[^.]{0,30}(?:fall|incorrect|rechaz|no (?:fue )?(?:válid|correct|exitos))|(?:usuario|contraseña|credenciales)[^.]{0,40}(?:incorrect|inválid|no (?:es )?(?:válid|correct))|(?:falha|erro)[^.]{0,20}autentica|autentica[cç][aã]o[^.]{0,30}(?:falh|malsucedid|rejeitad|inválid)|(?:usuário|senha|credenciais)[^.]{0,40}(?:incorret|inválid)|autenticazione[^.]{0,30}(?:non riuscita|fallit|rifiutat)|(?:nome utente|password|credenziali)[^.]{0,40}(?:errat|non (?:corrett|valid))|(?:aanmelden|inloggen|authenticatie|verificatie)[^.]{0,30}mislukt|(?:gebruikersnaam|wachtwoord)[^.]{0,30}(?:onjuist|ongeldig|fout)|(?:uwierzytelni\S{0,6}|logowani\S{0,3})[^.]{0,30}(?:nie powiodł|nieudan|błąd)|(?:nieprawidłow|błędn)\S{0,3} (?:login|hasło|nazwa)|(?:аутентификац|авторизац)[^.]{0,30}(?:не удал|ошибк|отказ|не пройден|неудач)|(?:ошибка|сбой) (?:аутентификац|авторизац|входа)|невер\S{1,4} (?:логин|парол|имя|учетн)|(?:логин|пароль)[^.]{0,30}невер|(?:kimlik doğrulama|oturum açma|giriş)[^.]{0,30}(?:başarısız|hata)|(?:kullanıcı adı|parola|şifre)[^.]{0,30}(?:hatalı|yanlış|geçersiz)|認証[^。]{0,20}(?:失敗|エラー|できません)|ログイン[^。]{0,20}(?:失敗|できません)|(?:パスワード|ユーザー名)[^。]{0,20}(?:正しく|間違|誤|違い)|(?:认证|验证|鉴权|登录|登陆)[^。]{0,10}(?:失败|错误|不通过)|(?:密码|账号|帐号|用户名)[^。]{0,10}(?:错误|不正确|有误)|(?:驗證|認證|登入)[^。]{0,10}(?:失敗|錯誤)|(?:密碼|帳號)[^。]{0,10}(?:錯誤|不正確)|(?:인증|로그인)[^.]{0,10}(?:실패|오류)|비밀번호[^.]{0,20}(?:틀|올바르지)/,
    },
    cause: "refused_credential",
    confidence: "likely",
  },
];
