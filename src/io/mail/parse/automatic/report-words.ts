/** The words by which mail systems begin a report of a failure: the big ones' in English, then by language. */
export const failureWords = new RegExp(
  [
    "address not found|message not delivered|message blocked|undeliverable|undelivered mail|delivery (status notification|has failed|failure)|delivery to the following recipients? failed|(couldn|can)(.t|not| not) be delivered|could ?n[o.]t (be delivered|deliver)|unable to deliver|wasn.t able to deliver|no valid recipients?|unknown host|(was|been) (automatically )?rejected|automatically rejected|mail failed|did not reach|not delivered to|message not delivered|failed (mail|recipient)|no such user|not a valid (user|recipient|mailbox)|does not exist|did not exactly match|requested action not taken|mailbox (is )?(unavailable|full)|user unknown|unknown user|domain does not exist|delivery problem|over ?quota|quota violation|wasn.t delivered|returned mail|failure notice|mail delivery (failed|system)|returning message to sender|permanent(ly)? (fatal )?error|this is the qmail-send program",
    "unzustell|nicht (zugestellt|zustellbar|ausgeliefert|übermittelt)|(empfänger|adresse)[^\\n]{0,60} (existiert nicht|nicht existiert|nicht gefunden|unbekannt)",
    "non remis|non (distribu|délivr)|pu être (remis|distribué|délivré|envoyé)|échec (de la|d['’]) ?(remise|livraison|envoi)",
    "no se (pudo|puede|ha podido) entregar|no entregad|no ha sido entregad|error de entrega|não (foi )?(possível|pôde) (entregar|ser entregue)|não (foi )?entregue|falha na entrega",
    "mancat[oa] (recapito|consegna)|non (è stato|può essere) (consegnato|recapitato)|impossibile (recapitare|consegnare)|onbestelbaar|niet (bezorgd|worden bezorgd|afgeleverd)",
    "niedostarcz|nie (mogła|została|można)[^\\n]{0,30}(dostarcz|doręcz)|nedoručiteln|nepodařilo doručit|nelze doručit|nedoručen|kézbesíthetetlen|nem sikerült kézbesíteni|nelivrat|nu a putut fi livrat",
    "(inte|kunde inte|ikke|kunne ikke) (att )?(leverera|levereras|leveres|levert|afleveres)|går inte att leverera|toimitus epäonnistui|ei voitu toimittaa|не (может быть )?доставлен|не удалось доставить|не можем доставить|недоставлен|не доставлено|не вдалося доставити",
    "teslim edilemedi|iletilemedi|δεν (παραδόθηκε|ήταν δυνατή η παράδοση)|αδυναμία παράδοσης|تعذر (التسليم|تسليم)|לא ניתן (למסור|למסירה)|ההודעה לא נמסרה",
    "退信|被退回|无法(投递|送达|发送|传送)|投递失败|發送失敗|无法送达|無法(投遞|傳遞|送達)|未送達|配信(不能|できません|に失敗)|送信できませんでした|配達できません|宛先不明|送(信|達)(エラー|不能)|전송 ?실패|발송 ?실패|반송|전달되지|배달할 수 없|배달되지|발송되지",
  ].join("|"),
  "i",
);

/** A server that still tries. */
export const delayWords =
  /(delivery (is |has been )?delayed|verz[öo]ger|retard[ée]|retras(o|ado)|ritardat|atrasad|vertraagd|opó[źz]ni|f[öo]rsena|forsinke|задерж|отложен|gecikt|遅延|延迟|延遲|지연|delay(ed)? (notification|\d)|has been postponed|delivery warning|message delayed|warning: (message|could not send)|delivery incomplete|will (continue|be retried|keep trying|retry)|not been delivered yet)/i;

/** A mailbox that takes nothing more for now. */
export const fullWords =
  /(mailbox|inbox|quota|account)[^\n]{0,40}\b(full|exceed|over ?quota|over its)|over ?quota|quota exceeded|postfach (ist )?voll|bo[îi]te [^\n]{0,20}(pleine|satur)|buz[óo]n [^\n]{0,10}lleno|casella [^\n]{0,10}piena|ящик[^\n]{0,20}переполнен|邮箱(已满|空间不足|容量)|信箱已滿|メールボックス[^\n]{0,10}(いっぱい|容量)/i;
