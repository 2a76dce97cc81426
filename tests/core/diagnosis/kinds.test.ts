import { describe, expect, it } from "vitest";
import type { Actor, Cause } from "../../../src/core/diagnosis/cause.ts";
import { diagnose } from "../../../src/core/diagnosis/diagnose.ts";
import type { CredentialKind, Observation, Protocol } from "../../../src/core/diagnosis/observation.ts";
import { graph, msal, smtp, text } from "./shapes.ts";

type Kind = {
  it: string;
  cause: Cause | readonly Cause[];
  actor?: Actor;
  said: readonly Observation[];
};

const say = (
  protocol: Protocol,
  credential: CredentialKind,
  texts: readonly string[],
  provider = "generic",
): Observation[] => texts.map((message) => text(provider, protocol, credential, message));

/** Each kind in many mouths: libraries, systems and languages. A new wording of the kind should need no new rule. */
const kinds: readonly Kind[] = [
  {
    it: "takes a host name that cannot be found for a fault of the network, in any library and language",
    cause: "network",
    said: [
      ...say("smtp", "password", [
        "socket.gaierror: [Errno -2] Name or service not known",
        "java.net.UnknownHostException: smtp.example.com",
        "javax.mail.MessagingException: Unknown SMTP host: smtp.example.com",
        "The remote name could not be resolved: 'smtp.example.com'",
        "dial tcp: lookup smtp.example.com on 10.0.0.2:53: no such host",
        "queryA ETIMEOUT smtp.example.com",
        "Der angegebene Host ist unbekannt.",
        "Name oder Dienst nicht bekannt",
        "Der Server mail.example.de wurde nicht gefunden",
        "Hôte inconnu.",
        "Nom ou service inconnu",
        "Host desconocido",
        "Nombre o servicio desconocido",
        "No se conoce el host smtp.example.com",
        "Nome ou serviço desconhecido",
        "Host sconosciuto",
        "Nome o servizio sconosciuto",
        "Naam of dienst is onbekend",
        "Nieznana nazwa lub usługa",
        "Этот хост неизвестен.",
        "Имя или служба не известны",
        "そのようなホストは不明です。",
        "名前またはサービスが不明です",
        "ホスト smtp.example.jp が見つかりません",
        "不知道这样的主机。",
        "未知的名称或服务",
        "无法解析服务器的名称或地址",
        "알려진 호스트가 없습니다.",
      ]),
    ],
  },
  {
    it: "takes a connection that is refused, cut or silent for a fault of the network, in any library and language",
    cause: "network",
    said: [
      ...say("smtp", "password", [
        "ConnectionResetError: [Errno 104] Connection reset by peer",
        "smtplib.SMTPServerDisconnected: Connection unexpectedly closed",
        "Net::OpenTimeout: execution expired",
        "Net::ReadTimeout",
        "EOFError: end of file reached",
        "A connection attempt failed because the connected party did not properly respond after a period of time",
        "Unable to read data from the transport connection: net_io_connectionclosed.",
        "Client network socket disconnected before secure TLS connection was established",
        "Connection could not be established with host smtp.example.com [Connection refused #111]",
        "fsockopen(): unable to connect to smtp.example.com:587 (Connection timed out)",
        "* BYE JavaMail Exception: java.io.IOException: Connection dropped by server?",
        "Es konnte keine Verbindung hergestellt werden, da der Zielcomputer die Verbindung verweigerte.",
        "Zeitüberschreitung beim Warten auf eine Antwort vom Server",
        "Verbindung zum Server fehlgeschlagen",
        "Aucune connexion n'a pu être établie car l'ordinateur cible l'a expressément refusée",
        "Le délai d'attente de la connexion est dépassé",
        "No se puede establecer una conexión ya que el equipo de destino denegó expresamente dicha conexión",
        "Tiempo de espera agotado",
        "Nenhuma conexão pôde ser feita porque a máquina de destino as recusou ativamente",
        "Impossibile stabilire la connessione. Rifiuto persistente del computer di destinazione.",
        "Connessione rifiutata",
        "Połączenie odrzucone",
        "Подключение не установлено, т.к. конечный компьютер отверг запрос на подключение",
        "Не удалось подключиться к серверу",
        "Bağlantı reddedildi",
        "対象のコンピューターによって拒否されたため、接続できませんでした。",
        "接続がタイムアウトしました",
        "由于目标计算机积极拒绝，无法连接。",
        "连接超时",
        "無法連線至伺服器",
      ]),
      ...say("imap", "password", [
        "imaplib.IMAP4.abort: socket error: EOF",
        "[CLOSED] IMAP connection lost",
        "The server closed the connection",
        "The remote host hung up",
      ]),
    ],
  },
  {
    it: "takes a certificate or TLS that does not fit for a setting of the connection",
    cause: "network",
    actor: "operator",
    said: say("imap", "password", [
      "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch, certificate is not valid for 'imap.example.com'.",
      "hostname does not match the server certificate",
      "certificate owner does not match hostname imap.example.com",
      "Certificate failure for imap.example.com: self-signed certificate",
      "x509: certificate signed by unknown authority",
      "tls: first record does not look like a TLS handshake",
      "The remote certificate is invalid according to the validation procedure.",
      "PKIX path building failed: unable to find valid certification path to requested target",
      "SSL_connect returned=1 errno=0 state=error: wrong version number",
      "Das Remotezertifikat ist laut Validierungsverfahren ungültig.",
      "Le certificat distant n'est pas valide selon la procédure de validation.",
      "El certificado remoto no es válido según el procedimiento de validación.",
      "根据验证过程，远程证书无效。",
      "検証プロシージャによると、リモート証明書が無効です。",
    ]),
  },
  {
    it: "does not blame the password when the connection itself failed",
    cause: "network",
    said: [
      ...say("smtp", "password", [
        "SMTP Error: Could not authenticate. getaddrinfo failed: Name or service not known",
        "Could not authenticate: connect ETIMEDOUT 10.0.0.1:465",
        "Login failed: Connection refused. Wrong password or server settings?",
        "Authentication failed: read timed out",
      ]),
      ...say("oauth", "oauth", [
        "Failed to refresh access token: request to https://oauth2.googleapis.com/token failed, reason: getaddrinfo ENOTFOUND oauth2.googleapis.com",
        "Token refresh failed: connect ETIMEDOUT 142.250.1.1:443",
      ]),
    ],
  },
  {
    it: "takes a host name that was typed wrong for the matter of whoever set it up",
    cause: "network",
    actor: "operator",
    said: [
      'getaddrinfo ENOTFOUND "smtp.example.com"',
      "getaddrinfo ENOTFOUND 'smtp.example.com';",
      "getaddrinfo ENOTFOUND smtp.example.com;",
      "getaddrinfo ENOTFOUND https://smtp.example.com",
      "getaddrinfo ENOTFOUND smtp.example.com,",
      "getaddrinfo ENOTFOUND <smtp.example.com>",
      "getaddrinfo ENOTFOUND undefined",
      "getaddrinfo ENOTFOUND smtp smtp:587",
    ].map((message) => text("generic", "smtp", "password", message)),
  },
  {
    it: "waits for a host name that is well formed",
    cause: "network",
    actor: "wait",
    said: say("smtp", "password", [
      "getaddrinfo ENOTFOUND smtp.example.com",
      "getaddrinfo ENOTFOUND smtp.example.com smtp.example.com:465",
      "getaddrinfo EAI_AGAIN smtp.example.com",
    ]),
  },
  {
    it: "reads a refused sign-in in the words of any client program",
    cause: "password_changed",
    actor: "user",
    said: [
      ...say("imap", "password", [
        "Die Authentisierung ist fehlgeschlagen",
        "Authentisierung ist fehlgeschlagen.",
        "Anmeldung am Server fehlgeschlagen",
        "Benutzername oder Kennwort falsch",
        "Échec de l'authentification",
        "Identifiants incorrects",
        "Error de autenticación",
        "Usuario o contraseña incorrectos",
        "Falha na autenticação",
        "Senha incorreta",
        "Autenticazione non riuscita",
        "Nome utente o password non corretti",
        "Aanmelden mislukt",
        "Logowanie nie powiodło się",
        "Ошибка аутентификации",
        "Неверный логин или пароль",
        "Kimlik doğrulama başarısız",
        "認証に失敗しました",
        "ログインに失敗しました",
        "身份认证失败",
        "用户名或密码错误",
        "驗證失敗",
        "로그인 실패",
        "imaplib.IMAP4.error: b'LOGIN failed.'",
        "Net::IMAP::NoResponseError: Invalid credentials",
        "Can not authenticate to IMAP server: [AUTHENTICATIONFAILED] Authentication failed.",
      ]),
      ...say("smtp", "password", [
        "Failed to authenticate on SMTP server with username",
        "SMTP Error: Could not authenticate.",
        "SMTP 5xx error: permanent error (535): 5.7.8 Error: authentication failed",
        "Unable to log in to the server",
      ]),
    ],
  },
  {
    it: "names the token, not the scope, where a token refresh fails without JSON",
    cause: "token_expired",
    actor: "user",
    said: [
      ...say("oauth", "oauth", [
        "Invalid grant",
        "Invalid Grant: Token has been revoked",
        "OAuth error: invalid-grant",
        "Token refresh failed (code: 0)",
        "refresh failed (code: 0)",
        "Could not refresh the access token",
        "Unable to renew credentials",
        "oauth2: token expired and refresh token is not set",
      ]),
      ...say("imap", "oauth", ["XOAUTH2: refresh token rejected", "Invalid grant"]),
    ],
  },
  {
    it: "names the operator where a fresh token is for another API or lacks a permission",
    cause: "app_misconfigured",
    actor: "operator",
    said: [
      graph(401, "InvalidAuthenticationToken", "Access token validation failure. Invalid audience."),
      graph(401, "InvalidAuthenticationToken", "The token's audience does not match the resource."),
      graph(401, "Unauthorized", "The token contains no permissions, or permissions can not be understood."),
      graph(401, "InvalidAuthenticationToken", "Access token does not contain any scopes."),
      graph(403, "AccessDenied", "Either scp or roles claim need to be present in the token."),
      graph(401, "AudienceValidationFailed", "Audience validation failed"),
      graph(401, "InvalidAuthenticationToken", "Missing required scope Mail.Send"),
      graph(403, "Forbidden", "Token lacks the required application permissions"),
    ],
  },
  {
    it: "still takes a token that is too old for an old token",
    cause: "token_expired",
    actor: "user",
    said: [
      graph(401, "InvalidAuthenticationToken", "Access token has expired or is not yet valid."),
      graph(401, "InvalidAuthenticationToken", "Lifetime validation failed, the token is expired."),
      graph(
        401,
        "InvalidAuthenticationToken",
        "Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp",
      ),
    ],
  },
  {
    it: "lets the words decide about a number of Microsoft's that no table holds: a tenant that is off",
    cause: "account_disabled",
    actor: "admin",
    said: [
      msal("invalid_grant", "AADSTS5000229: This tenant has been blocked due to inactivity."),
      msal("invalid_request", "AADSTS5002270: The tenant was deleted."),
    ],
  },
  {
    it: "lets the words decide about a number of Microsoft's that no table holds: the app",
    cause: "app_misconfigured",
    said: [
      msal("invalid_request", "AADSTS1002099: The application asked for a scope that does not exist."),
      msal("invalid_request", "AADSTS650059: The resource principal has no entitlements for the client."),
      msal(
        "interaction_required",
        "AADSTS16000: User account from identity provider 'live.com' does not exist in tenant 'Contoso' and cannot access the application in that tenant. The account needs to be added as an external user in the tenant first.",
      ),
    ],
  },
  {
    it: "lets the words decide about a number of Microsoft's that no table holds: the owner's next step",
    cause: "token_expired",
    actor: "user",
    said: [
      msal(
        "interaction_required",
        "AADSTS16000: Either multiple user identities are available for the current request or selected account is not supported for the scenario.",
      ),
      msal("interaction_required", "AADSTS160029: The session is not valid, please sign in again."),
    ],
  },
  {
    it: "knows the family of a number that nothing else tells about",
    cause: "security_policy",
    said: [msal("invalid_grant", "AADSTS530999"), msal("invalid_grant", "AADSTS53077")],
  },
  {
    it: "lets a 535 say in its own words that it is not about the password: the wrong server",
    cause: "app_misconfigured",
    said: [
      smtp("generic", "password", "AUTH LOGIN", "535 Authentication not allowed on IBSMTP Servers. IB401"),
      smtp("generic", "password", "AUTH LOGIN", "535 5.7.0 authentication is not permitted on this port"),
      smtp("generic", "password", "AUTH PLAIN", "535 Authentication not available over an inbound host"),
    ],
  },
  {
    it: "lets a 535 say in its own words that it is not about the password: a throttle or a fault",
    cause: ["rate_limited", "provider_outage"],
    actor: "wait",
    said: [
      smtp("generic", "password", "AUTH LOGIN", "535 auth failed (this user authenticates too many times)"),
      smtp("generic", "password", "AUTH LOGIN", "535 5.7.0 Too many login attempts, try again in 30 minutes"),
      smtp("generic", "password", "AUTH LOGIN", "535 5.7.8 Authentication temporarily unavailable"),
      smtp("generic", "password", "AUTH LOGIN", "535 internal error, authentication server does not respond"),
    ],
  },
  {
    it: "knows a server that wants a sign-in or encryption first, at any step and in any language",
    cause: "app_misconfigured",
    actor: "operator",
    said: [
      smtp("generic", "password", "MAIL FROM", "530 5.7.0 Authentication required"),
      smtp("generic", "password", "MAIL FROM", "530 5.7.0 Must issue a STARTTLS command first"),
      smtp("generic", "password", "RCPT TO", "550 please authenticate first"),
      smtp("generic", "password", "RCPT TO", "451 user@example.com please authenticate before send"),
      smtp("generic", "password", "RCPT TO", "550 POP-before-SMTP required"),
      smtp("generic", "password", "RCPT TO", "553 sorry, please check your mail first before sending"),
      ...say("smtp", "password", [
        "The SMTP server requires a secure connection or the client was not authenticated. The server response was: 5.7.0 Authentication Required",
        "Der SMTP-Server erfordert eine sichere Verbindung, oder der Client wurde nicht authentifiziert. Die Serverantwort war: 5.7.0 Authentication Required",
        "Der SMTP-Server erfordert eine sichere Verbindung, oder der Client wurde nicht authentifiziert.",
        "Le serveur SMTP requiert une connexion sécurisée ou le client n'était pas authentifié.",
        "El servidor SMTP requiere una conexión segura o el cliente no se autenticó.",
        "O servidor SMTP requer uma conexão segura ou o cliente não foi autenticado.",
        "SMTP 服务器要求安全连接或客户端未通过身份验证。",
      ]),
    ],
  },
  {
    it: "lets the quoted server decide, not the sentence that a mail program puts before it",
    cause: "security_policy",
    actor: "admin",
    said: say(
      "smtp",
      "password",
      [
        "The SMTP server requires a secure connection or the client was not authenticated. The server response was: 5.7.57 Client not authenticated to send mail. Error: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.",
        "Le serveur SMTP requiert une connexion sécurisée ou le client n'était pas authentifié. La réponse du serveur était : 5.7.57 Client not authenticated to send mail. Error: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.",
      ],
      "microsoft",
    ),
  },
  {
    it: "takes a request to come back after so many mails for a throttle, not for a fault",
    cause: ["rate_limited", "sending_limit", "message_refused"],
    actor: "wait",
    said: [
      smtp(
        "generic",
        "password",
        "MAIL FROM",
        "421 4.7.0 Messages temporarily deferred due to unexpected volume or user complaints",
      ),
      smtp("generic", "password", "DATA", "450 4.7.1 excessive rate from your host, retry in 300 seconds"),
      smtp("generic", "password", "MAIL FROM", "451 try again in 15 seconds"),
      smtp(
        "generic",
        "password",
        "MAIL FROM",
        "421 Max message per connection reached, closing transmission channel",
      ),
      smtp("generic", "password", "MAIL FROM", "452 4.5.3 Error: too many messages in this session"),
    ],
  },
  {
    it: "sends the owner, not an admin, to a paid service that switched off its customer",
    cause: "account_disabled",
    actor: "user",
    said: [
      smtp("sendgrid", "password", "AUTH PLAIN", "535 Authentication failed: account disabled"),
      smtp("mailgun", "password", "AUTH PLAIN", "535 5.7.0 Your account is temporarily disabled"),
      smtp("postmark", "password", "DATA", "550 5.7.1 Your Postmark account has been suspended"),
      smtp("brevo", "password", "MAIL FROM", "525 5.7.1 Your SMTP account is not yet activated"),
      smtp("ses", "password", "DATA", "554 Message rejected: Sending paused for this account."),
    ],
  },
  {
    it: "sends the owner to Google's Advanced Protection, and an admin where it is the organisation's",
    cause: "security_policy",
    actor: "user",
    said: say(
      "oauth",
      "oauth",
      ["Error 400: policy_enforced", "Access blocked: this app is not approved by Advanced Protection"],
      "google",
    ),
  },
  {
    it: "sends an admin where Advanced Protection or a policy is the organisation's",
    cause: "security_policy",
    actor: "admin",
    said: say(
      "oauth",
      "oauth",
      [
        "Error 400: policy_enforced. Advanced Protection is required by your organization's administrator",
        "Error 400: admin_policy_enforced",
        "Your sign-in was successful but does not meet the criteria to access this resource",
      ],
      "google",
    ),
  },
  {
    it: "takes a client that the provider deleted for the operator's matter, not for the owner's account",
    cause: "app_misconfigured",
    actor: "operator",
    said: say("oauth", "oauth", [
      "The OAuth client was deleted.",
      "Error 401: deleted_client",
      "OAuth client was disabled",
      "Could not get a new token: Invalid client",
    ]),
  },
  {
    it: "takes a refusal for reasons of policy that is only for now for a throttle, not for a fault",
    cause: ["rate_limited", "message_refused"],
    actor: "wait",
    said: [
      smtp("generic", "password", "MAIL FROM", "421 4.7.1 Access temporarily denied due to policy"),
      smtp("generic", "password", "MAIL FROM", "450 4.7.1 Error: too much mail from 10.20.30.40"),
      smtp("generic", "password", "AUTH LOGIN", "450 4.7.1 Access denied from your country"),
      smtp(
        "microsoft",
        "password",
        "RCPT TO",
        "451 4.7.500 Server busy. Please try again later from [10.20.30.40]. (S77719)",
      ),
    ],
  },
  {
    it: "takes a server that knows none of our ways to sign in for a setting",
    cause: "app_misconfigured",
    actor: "operator",
    said: say("smtp", "password", [
      "SASL authentication failed; cannot authenticate to server smtp.example.com: no mechanism available",
      "SASL authentication failed: server offered no compatible authentication mechanisms",
      "No worthy mechs found",
      "smtplib.SMTPNotSupportedError: SMTP AUTH extension not supported by server.",
    ]),
  },
  {
    it: "takes a refusal without its words for what a library says of the step",
    cause: ["recipient_rejected", "message_refused"],
    said: say("smtp", "password", [
      "SMTP Error: data not accepted.",
      "SMTP Error: The following recipients failed: user@example.com",
      "SMTP 5xx error: permanent error (550): Error: content rejected.",
    ]),
  },
  {
    it: "reads a text that names no step as a refusal of the mail, where nothing else fits",
    cause: ["recipient_rejected", "message_refused"],
    said: say("smtp", "password", [
      "Mailbox unavailable",
      "NSLocalizedDescription=The recipient's mailbox is full",
      "x1y2z3 policy violation",
      "Sending failed: message looks like spam",
      "Der Empfänger ist unbekannt",
      "收件人不存在",
    ]),
  },
  {
    it: "keeps the reply that stands on a line of its own below the program's words",
    cause: "message_refused",
    said: say("smtp", "password", [
      "SMTP error from remote mail server after end of data:\n550 This message was classified as XSPAM",
      "Delivery to the remote server failed:\n554-5.7.1 Content rejected\n554 See our policy",
      "host mx.example.com rejected command 'DATA' with code 550 'Client host [10.1.2.3] blocked using a DNSBL'",
    ]),
  },
  {
    it: "lets the server decide in what Thunderbird and Outlook Express write around it, in any language",
    cause: "app_misconfigured",
    actor: "operator",
    said: say("smtp", "password", [
      "An error occurred while sending mail. The mail server responded: 5.7.1 <user@example.com>: Relay access denied. Please check the message recipient and try again.",
      "Fehler beim Senden der Nachricht. Der Mail-Server antwortete: 5.7.1 Relay access denied. Bitte überprüfen Sie die Empfänger und wiederholen Sie den Vorgang.",
      "Une erreur est survenue lors de l'envoi. Le serveur a répondu : 554 5.7.1 Relay access denied. Veuillez vérifier le destinataire",
      "El servidor de correo respondió: 554 5.7.1 Relay access denied. Compruebe el destinatario",
      "Il server di posta ha risposto: 554 5.7.1 Relay access denied. Verificare il destinatario",
      "Server Response: '550 5.7.1 Relaying denied', Port: 25, Secure(SSL): No, Server Error: 550, Error Number: 0x800CCC79",
      "Risposta server: '550 5.7.1 Relaying denied', porta: 25, sicuro (SSL): No, errore del server: 550",
    ]),
  },
  {
    it: "takes a program that did not even try to sign in for a setting",
    cause: "app_misconfigured",
    actor: "operator",
    said: say("smtp", "password", [
      "*smtp.plainAuth failed: wrong host name",
      "unencrypted connection",
      "missing username for LOGIN auth mechanism",
      "SMTP password is not set",
      "AuthenticationFailedException: failed to connect, no password specified?",
      "Could not instantiate mail function.",
    ]),
  },
  {
    it: "reads IMAP's status where a library prints it inside a sentence",
    cause: ["network", "provider_outage", "app_misconfigured"],
    said: say("imap", "password", [
      "UID command error: BAD [b'Command Error. 12']",
      "SELECT command error: BAD [b'Request timed out']",
      "command: IDLE => BYE [b'Server shutting down']",
      "unexpected IMAP BYE",
      "imaplib.IMAP4.abort: unexpected response: b'x'",
    ]),
  },
  {
    it: "knows what msmtp, curl and fetchmail say when a sign-in is refused",
    cause: "password_changed",
    said: [
      ...say("smtp", "password", ["curl: (67) Login denied", "msmtp: authentication failed (method PLAIN)"]),
      ...say("imap", "password", [
        "fetchmail: Authorization failure on me@imap.example.com",
        "Your e-mail server rejected your login.",
        'The IMAP server rejected the password for user "me".',
      ]),
    ],
  },
  {
    it: "knows what msmtp says when a recipient, a sender or a message is refused",
    cause: ["recipient_rejected", "message_refused", "app_misconfigured"],
    said: say("smtp", "password", [
      "msmtp: recipient address user@example.com not accepted by the server",
      "msmtp: envelope from address me@example.com not accepted by the server",
      "msmtp: the server did not accept the mail",
    ]),
  },
  {
    it: "takes a mailbox that is not called ours for the recipient's, also where a 550 names no step",
    cause: "recipient_rejected",
    said: [
      ...say("smtp", "password", [
        "550 mailbox is inactive",
        "550 5.2.1 mailbox is frozen",
        "554 recipient has been suspended",
        "550 inactive user",
        "recipient reached disk quota",
        "does not have enough storage space",
        "sorry, your envelope recipient has been denied",
      ]),
      smtp("generic", "password", "RCPT TO", "550 disk quota exceeded"),
      smtp("generic", "password", "RCPT TO", "552 rejected: quota exceeded"),
    ],
  },
  {
    it: "takes a word about the server that we send through for the sender's matter, not for a lost sign-in",
    cause: "message_refused",
    said: [
      ...say("smtp", "password", [
        "please get a custom reverse DNS name for your host",
        "your network is temporarily blacklisted",
        "cannot resolve your address",
        "rejecting open proxy",
      ]),
      smtp("generic", "password", "DATA", "554 10.1.2.3 is not allowed to send mail from example.com"),
    ],
  },
  {
    it: "lets the reason decide, not how often a program has tried",
    cause: "network",
    said: say("smtp", "password", [
      "Max connection attempts exceeded - EOF",
      "Giving up after 5 attempts: dial tcp 10.0.0.1:587: i/o timeout",
      "email notify failed after 3 attempts: unexpected EOF",
      "Retries exceeded: connection reset by peer",
    ]),
  },
  {
    it: "still finds the refused sign-in and the dead address behind the count of attempts",
    cause: ["password_changed", "recipient_rejected"],
    said: say("smtp", "password", [
      "Max connection attempts exceeded - 535 Authentication credentials invalid",
      "Failed after 10 tries: 550 5.1.1 User unknown",
    ]),
  },
  {
    it: "takes the advice to check the internet connection for a fault of the network, in any language",
    cause: "network",
    said: say("imap", "password", [
      "Please check the Internet connection and try again.",
      "Bitte überprüfen Sie Ihre Internetverbindung",
      "Vérifiez votre connexion internet",
      "Compruebe su conexión a Internet",
      "Controlla la connessione a Internet",
      "Verifique sua conexão com a internet",
      "Проверьте подключение к интернету",
      "Sprawdź połączenie z internetem",
      "İnternet bağlantınızı kontrol edin",
      "无法连接到邮件服务器，请检查网络",
      "ネットワークを確認してください",
    ]),
  },
  {
    it: "takes an answer that no program could read for a broken dialogue",
    cause: "network",
    said: say("smtp", "password", [
      'Expected response code "354" but got code "250", with message "250 2.1.5 Ok"',
      "Could not parse server response",
      "SMTP error: response error: error Tag at:",
    ]),
  },
  {
    it: "does not find an IP address inside the word recipients",
    cause: ["app_misconfigured", "recipient_rejected"],
    said: say("smtp", "password", [
      "SMTPRecipientsRefused: {'user@example.com': (553, '5.7.1 <me@example.com>: Sender address rejected: not owned by user me')}",
      "recipients refused",
    ]),
  },
];

describe("A kind of failure, whoever prints it", () => {
  it.each(kinds)("$it", ({ cause, actor, said }) => {
    const wrong = said
      .map((observation) => ({ observation, found: diagnose(observation) }))
      .filter(
        ({ found }) =>
          ![cause].flat().includes(found.cause) || (actor !== undefined && found.actor !== actor),
      )
      .map(
        ({ found }) =>
          `${found.evidence[0]?.line} -> ${found.cause}, ${found.actor} [${found.evidence[0]?.rule}]`,
      );

    expect(wrong).toEqual([]);
  });
});
