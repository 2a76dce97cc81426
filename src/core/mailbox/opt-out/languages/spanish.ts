import type { Language } from "../language.ts";

export const spanish: Language = {
  code: "es",
  words: {
    leave:
      "déjeme en paz, déjenme en paz, déjame en paz, dejadme en paz, déjennos en paz, déjenos en paz, déjeme tranquilo, déjenme tranquilo, déjenme tranquila, darme de baja, darnos de baja, denme de baja, deme de baja, dame de baja, dadme de baja, dennos de baja, me den de baja, me dé de baja, nos den de baja, me des de baja, causar baja, elimíneme, elimínenme, elimíname, eliminarme, eliminadme, eliminarnos, bórreme, bórrenme, bórrame, borrarme, borradme, borrarnos, quíteme, quítenme, quítame, quitarme, quitadme, quitarnos, sáqueme, sáquenme, sácame, sacarme, sacadme, retírenme, retíreme, retirarme, desuscríbanme, desuscríbame, desuscríbeme, desuscribirme, desinscribirme, excluirme, exclúyanme, remuévanme, remuévame, removerme, cancelen mi suscripción, me eliminen, me borren, me quiten, me saquen, me retiren, me elimine, me borre, me quite, me saque, nos eliminen, nos borren, nos quiten, me elimines, me quites, me borres, bórrennos, elimínennos, quítennos, sáquennos, me doy de baja, damos de baja, nos dé de baja, la baja de, mi baja, solicito la baja, solicito baja, pido la baja, quiero la baja",
    command:
      "baja, darse de baja, dar de baja, cancelar suscripción, cancelar la suscripción, desuscribir, desuscribirse, desuscripción, unsubscribe, no más correos, no más emails, no más mails, no mas correo, opt out, no contactar, no enviar más, solicito baja, eliminar de la lista, quitar de la lista, borrar de la lista, baja de la lista, basta de correos, basta de spam, cancelar inscripción, no molestar, anular suscripción, baja por favor",
    bare: "stop, baja, parar, pare, paren, eliminar, cancelar, borrar, fin, alto, remover, quitar, para ya",
    unsubscribe:
      "desuscribir, desuscribirme, desinscribirme, cancelar mi suscripción, cancelar la suscripción, anular mi suscripción, cancelen mi suscripción, cancele mi suscripción, unsubscribe, cancelación, desuscripción, ser eliminado, ser eliminada, ser eliminados, ser borrado, ser dado de baja, ser removido, ser excluido, dar de baja",
    remove:
      "eliminar, eliminen, elimine, elimina, elimines, eliminad, borrar, borren, borre, borra, borres, borrad, quitar, quiten, quite, quita, quites, quitad, sacar, saquen, saque, saca, retirar, retiren, retire, retira, suprimir, supriman, suprima, excluir, excluyan, excluya, remover, remuevan, remueva, dar de baja, den de baja, dé de baja, eliminación, supresión, borrado, bloquear, bloqueen, cancelar, cancelen, cancele, anular",
    me: "me, nos, nosotros, mi correo, mi email, mi dirección, mi mail, mi dirección de correo, nuestro correo, nuestra dirección, nuestro email, este correo de, esta dirección, este email de, esta dirección de correo, mis datos, nuestros datos, mis datos personales, mi nombre, mi contacto, nuestro contacto, mis contactos, mi información, mi cuenta, mi correo electrónico, nuestro nombre, mi empresa, nuestra empresa, mi buzón, esta cuenta, mi suscripción, la dirección, el correo mío, esta casilla",
    list: "lista, listas, lista de correo, listas de correo, lista de distribución, lista de envío, lista de contactos, base de datos, bases de datos, base, boletín, newsletter, mailing, fichero, ficheros, registro, registros, campaña, campañas, crm, sistema, archivos, envíos, contactos, directorio, difusión, mailing list",
    stop: "dejar de, dejen de, deje de, deja de, dejad de, dejes de, parar de, paren de, pare de, para de, cesar, cesen, cese, basta de, basta ya de, paren con, terminen de, absténganse de, absténgase de, abstenerse de, eviten, evitar, detener, detengan, suspender, suspendan, basta con, cese de, no sigan, no siga, no sigas, no continúen, no vuelvan a, no vuelva a, no vuelvas a, no volváis a",
    contact:
      "contactar, contacten, contacte, contactes, contactéis, contactarme, contactarnos, contáctenme, escribir, escriban, escriba, escribas, escribáis, escribirme, escribirnos, escribiendo, contactando, molestar, molesten, moleste, molestes, molestarme, molestarnos, molestando, spamear, mailing, ser contactado, ser contactada, ser contactados, contactándome, escribiéndome, enviándome, mandándome, acosar, acosarme, bombardear, escribirle, contactarnos, spam, comunicarse",
    send: "enviar, envíen, envíe, envíes, enviéis, enviarme, enviarnos, enviando, mandar, manden, mande, mandes, mandéis, mandarme, mandarnos, mandando, remitir, remitan, reenviar, enviándome, mandándome, envío, envíenme, mándenme",
    not: "no, nunca, jamás, nunca más, no más, ni, tampoco",
    mail: "correo, correos, email, emails, mail, mails, mensaje, mensajes, publicidad, propaganda, spam, boletines, boletín, newsletter, comunicaciones, comunicación, información, ofertas, nada, promociones, correos electrónicos, correo electrónico, contacto, esto, estos, basura, publicitarios, publicitaria, comerciales, seguimientos, mensajitos",
    noMore:
      "no más, ni un, ni un solo, ningún, ningún otro, basta de, nada más de, no quiero más, sin más, nada de",
    refuse:
      "no quiero, no queremos, no deseo, no deseamos, no me interesa recibir, no nos interesa recibir, ya no quiero, ya no deseo, ya no queremos, no quisiera, no me gustaría, no necesito, no estoy interesado en, no estoy interesada en, no autorizo, no he autorizado, prefiero no, preferimos no, preferiría no, no acepto, quiero dejar de, quisiera dejar de, deseo dejar de, queremos dejar de, deseamos dejar de, solicito dejar de, solicito no, pido no, no consiento, me niego a, rechazo",
    receive:
      "recibir, recibiendo, recibirlos, ser contactado, ser contactada, ser contactados, que me contacten, que me escriban, que me envíen, que me manden, que nos contacten, que nos escriban, que nos envíen, estar en, formar parte, figurar, saber de ustedes, saber nada, seguir recibiendo, aparecer, estar suscrito, que sigan",
    more: "más, nunca más, nunca, jamás, de nuevo, otra vez, en el futuro, en adelante, a partir de ahora, en lo sucesivo, inmediatamente, nuevamente, futuras, a esta dirección, a este correo, de inmediato, ya",
    want: "por favor, porfavor, porfa, favor de, favor, les pido, le pido, les ruego, le ruego, ruego, rogamos, solicito, solicitamos, quiero, queremos, quisiera, deseo, deseamos, pido, pedimos, te pido, agradecería, agradeceré, agradezco, exijo, exigimos, me gustaría, nos gustaría, necesito, necesitamos, te ruego, procedan a, proceda a, hagan el favor, haga el favor, sírvanse, podrían",
    object:
      "me opongo al tratamiento, me opongo a, nos oponemos a, nos oponemos al, revoco mi consentimiento, retiro mi consentimiento, derecho al olvido, derecho de supresión, derecho de oposición, derecho de cancelación, ejerzo mi derecho, ejercer mi derecho, ejerzo el derecho, ejercer el derecho, retirar mi consentimiento, revocar mi consentimiento, oposición al tratamiento",
    I: "yo, nosotros, nosotras, voy a, vamos a, podemos, puedo",
    ask: "podría, podrían, puede, pueden, puedes, podrías, podéis, podríais, sería posible, es posible que me, si es posible, si pueden, si puede, si son tan amables, si es tan amable, me pueden, me podrían, me puede, me podría, agradecería si, serían tan amables, pueden por favor, les importaría, le importaría",
    how: "cómo puedo, cómo me, cómo hago, cómo hacemos, dónde puedo, cómo podemos, qué tengo que hacer, dónde está",
    question:
      "qué pasa, por qué, cuál es, cuáles, tienen, ofrecen, cuántos, cuántas, cómo funciona, se puede, dejan ustedes, su herramienta, su producto, existe, hay alguna",
    if: "si, cuando, en caso de, en caso, a menos, salvo que, siempre que, una vez, de lo contrario, antes de que, mientras",
    until:
      "antes de, antes del, hasta, todavía, aún, hoy, mañana, esta semana, la próxima semana, este mes, este año, por ahora, por el momento, de momento, en este momento, actualmente, lunes, martes, miércoles, jueves, viernes, sábado, domingo, fin de semana, enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre, diciembre, vacaciones, durante, más tarde, luego, tantos, tan seguido, noche, navidad, verano, en lo que, repetidos",
    narrow:
      "adjunto, adjuntos, archivo adjunto, archivos adjuntos, pdf, enlace, enlaces, link, factura, facturas, llamar, llame, llamen, llames, llamadas, llamada, teléfono, invitación, invitaciones, documento, documentos, contrato, archivo, recordatorio, recordatorios, folleto, folletos, presentación, precio, precios, presupuesto, cotización, copia, copias, contraseña, contraseñas, video, videos, vídeo, imagen, imágenes, sms, whatsapp, linkedin, informe, informes, propuesta, muestra, detalles, word, excel, carta, cartas, paquete, catálogo, dinero, cc",
    instead:
      "en su lugar, en lugar de, en vez de, mejor, mi nueva dirección, nueva dirección, nuevo correo, otra dirección, utilice, utilicen, usen, use, usa esta, sino, llámeme, llámenme, otro correo",
    other:
      "él, ella, le, les, lo, la señora, el señor, compañero, compañera, compañeros, colega, colegas, jefe, jefa, marido, esposa, mi antecesor, predecesor, asistente, cliente, clientes, usuario, usuarios, contacto de, correo antiguo, antigua dirección, dirección antigua, dirección anterior, correo anterior, duplicados, duplicado, este mensaje, este correo de su, este correo, este email, línea, frase, párrafo, producto, artículo, opción, reunión, proyecto, rebotes, alguien, personas, competidor, competencia, pedido, página, sitio, hilo, conversación, leads, prospectos, por error, columna, antiguo, antigua, mi jefe, mi equipo",
    report:
      "me dijo, me pidió, dice que, dijo que, dicen, pregunta si, preguntan, nos piden, me han dicho, él quiere, ella quiere, me comentó, pidió que",
    offer:
      "haga clic, haz clic, pulse, pulsa, hacer clic, pinche, clic aquí, para darse de baja, para darte de baja, para cancelar, para dejar de recibir, para no recibir, si no desea, recibe este, puede darse de baja, puede cancelar, en cualquier momento, responda con, responda, responde, conteste, puede ejercer, podrá ejercer, pueden ejercer, derechos de acceso, usted tiene derecho, tiene derecho a, política de privacidad, puede solicitar",
    interest:
      "sí, claro, de acuerdo, me parece bien, estoy interesado, estoy interesada, llámeme, llámenme, llámame, hablemos, hablamos, conversemos, reunión, reunirnos, demo, cita, más información, me viene bien, nos viene bien, envíenme, envíeme, envíame, mándame, cuánto cuesta, precio, sigamos en contacto, encantado, encantada, perfecto, interesante, me gusta, con gusto, sigan, sí me interesa, nos interesa mucho, me interesa mucho, me interesa el, me interesa la",
    anger:
      "spam, rgpd, lopd, acoso, ilegal, abogado, denuncia, denunciar, nunca me suscribí, no me suscribí, no di mi, sin mi consentimiento, harto, harta, váyanse, molestos, bloqueado, pesados, aepd, ya basta, basta, insista, insistan, ya está bien, cuántas veces, papelera, ya le llamaré, suscrito, sin permiso, sin mi permiso, no tienen mi, no tiene mi, no tienen permiso, no he dado, llamaré yo, le llamaré, veces me",
    notice:
      "confidencial, confidenciales, confidencialidad, destinatario, destinatarios, remitente, por error, dirigido, exclusivamente, exclusivo, prohibida, prohibido, divulgación, autorizada, autorización, privilegiada, este mensaje, este correo, destruirlo, destruya, notifique, comunicarlo, virus, responsabilidad, archivos adjuntos, uso",
    source:
      "de dónde ha sacado, de dónde han sacado, de dónde sacaste, de dónde sacaron, cómo consiguió, cómo consiguieron, cómo obtuvieron, dónde consiguieron, quién les dio, qué datos míos, cómo obtuvo, de dónde obtuvo",
    wrong: "persona equivocada, se equivoca de persona, actualice sus datos, actualicen sus datos",
    again:
      "otro correo, un correo más, otro email, otro mensaje, un mensaje más, próximo correo, un mail más, si recibo, otra vez, si vuelven, si vuelve, una vez más, otro mail, si siguen",
    threat:
      "denuncio, denunciaré, denunciare, denunciar, aepd, denuncia, abogado, abogados, profeco, reclamación, reclamaré, policía, reportaré, reportare, reportarlos, demanda, medidas legales, acciones legales",
    and: "y, pero, sino",
    welcome:
      "dude en, duden en, dudes en, dudar en, no deje de, no dejes de, no dejen de, no dejéis de, no pare, no paren, sigan enviando, siga enviando, mantenme, manténgame, manténganme",
    forbid:
      "no utilice más, no utilicen más, no usen este, no use este, no vuelvan a contactar, no volver a contactar, no utilice este, no utilicen este, no utilice este correo, no utilice más este, no use esta dirección, no utilicen esta, no usar este, no use este correo, no utilizar esta",
    small:
      "por favor, porfavor, favor, gracias, muchas gracias, saludos, un saludo, saludo, cordial, cordialmente, atentamente, hola, buenos días, buenas tardes, buenas, buenos, estimado, estimada, estimados, señor, señores, señora, de, del, la, el, los, las, un, una, su, sus, tu, tus, vuestra, vuestro, y, o, pero, a, al, en, con, por, para, que, me, nos, se, les, ya, no, más, mas, inmediatamente, de inmediato, cuanto antes, ahora, mismo, también, todo, todos, todas, toda, este, esta, estos, estas, ese, esa, esos, esas, gracias de antemano, antemano, no me interesa, no nos interesa, no estoy interesado, no estoy interesada, interesa, interesado, interesados, mi, mis, nuestra, nuestro, futuro, definitivamente, tipo, otros, otra, otro, cualquier, correo, correos, email, mail, es, sea, ser, he, ha, han, yo, muy, electrónicos, electrónico, publicitarios, comerciales, nunca, jamás, no gracias, tantos, ningún, ninguna, absoluto, petición, solicitud, baja",
  },
};
