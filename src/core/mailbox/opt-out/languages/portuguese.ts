import type { Language } from "../language.ts";

export const portuguese: Language = {
  code: "pt",
  words: {
    leave:
      "me deixe em paz, me deixem em paz, deixe me em paz, deixem me em paz, deixa me em paz, deixem nos em paz, nos deixem em paz, me deixa em paz, descadastre me, descadastrem me, me descadastre, me descadastrem, me descadastra, descadastrar me, me descadastrar, descadastre meu, descadastrem meu, remova me, removam me, remover me, me remova, me removam, me remove, me remover, retire me, retirem me, retirar me, me retire, me retirem, me retira, tire me, tirem me, me tire, me tirem, me tira, me exclua, me excluam, exclua me, excluam me, me apague, me apaguem, apaguem me, elimine me, eliminem me, me eliminem, me elimine, nos remova, nos removam, nos retirem, nos tirem, nos excluam, retirem nos, removam nos, me desinscreva, desinscrevam me, me desinscrever, desinscrever me, me bloqueiem, esqueçam me, apagaram os meus, apagaram meus, dados foram apagados, dados foram eliminados, lista negra, poupem me, poupe me, poupem nos, me poupe, me poupem, lista de exclusão, lista de bloqueio",
    command:
      "descadastrar, descadastre, descadastro, descadastramento, cancelar subscrição, cancelar inscrição, cancelar assinatura, cancelamento de subscrição, desinscrever, desinscrição, sair da lista, remover da lista, retirar da lista, anular subscrição, unsubscribe, opt out, não perturbe, chega de email, chega de emails, chega de spam, sem mais emails, nada de spam, não contactar, não contatar, não enviar mais, anular inscrição, remoção, exclusão da lista, excluir da lista, parem, pare com isso, tirar da lista",
    bare: "stop, pare, parar, parem, remover, remova, cancelar, sair, excluir, apagar, fim, retirar, descadastre, para, apaguem, apague, apaguem no, apague o, apaguem na, eliminem no, eliminem, removam no, retirem no, excluam, exclua, tirem, retirem, deletem",
    unsubscribe:
      "descadastrar, descadastro, descadastramento, cancelar a subscrição, cancelar a minha subscrição, cancelar minha inscrição, cancelar minha assinatura, cancelamento da minha, anular a minha, desinscrever, desinscrição, unsubscribe, ser removido, ser removida, ser retirado, ser retirada, ser excluído, ser excluída, ser eliminado, sair, remoção, exclusão",
    remove:
      "remover, remova, removam, remove, retirar, retire, retirem, retira, tirar, tire, tirem, tira, excluir, exclua, excluam, exclui, apagar, apague, apaguem, apaga, eliminar, elimine, eliminem, elimina, deletar, delete, deletem, deleta, suprimir, suprimam, exclusão, remoção, eliminação, apagamento, bloquear, bloqueie, bloqueiem, descadastre, descadastrem, cancelar, cancelem, cancele",
    me: "me, mim, nos, nós, meu email, meu e mail, o meu email, nosso email, meu endereço, nosso endereço, este endereço, este email de, esse email, esse endereço, meus dados, nossos dados, meu contato, meu contacto, nosso contacto, nosso contato, meu nome, nosso nome, minha conta, minhas informações, meus contatos, meus contactos, minha caixa, esta caixa, nossa empresa, minha empresa, meu cadastro, meu mail, minha inscrição, minha subscrição, o endereço, este contacto, este contato",
    list: "lista, listas, listagem, base, bases, base de dados, banco de dados, bases de dados, mailing, mailing list, newsletter, boletim, cadastro, cadastros, sistema, registos, registros, campanha, campanhas, crm, contatos, contactos, ficheiros, envios, lista de contatos, lista de distribuição, lista de email, arquivos, divulgação",
    stop: "parar de, parem de, pare de, para de, parem com, pare com, parar com, deixar de, deixem de, deixe de, deixa de, cessar, cessem, cesse, chega de, basta de, evitem, evitar, evite, interromper, interrompam, suspender, suspendam, abster, abstenham se, cancelem, não continuem a, não voltem a, não volte a, não voltes a, cesso, deixassem de, parassem de, deixarem de, pararem de",
    contact:
      "contactar, contacte, contactem, contactes, contatar, contate, contatem, escrever, escreva, escrevam, escrevas, escreve, incomodar, incomode, incomodem, importunar, importunem, perturbar, perturbem, chatear, spam, contactar me, escrever me, ser contactado, ser contatado, mandar mensagem, mandar mensagens, abordar, abordem, perturbe, assediar, encher, entrar em contato, entrem em contato, entre em contato, entrar em contacto, entrem em contacto, contactassem, contactarem",
    send: "enviar, envie, enviem, envies, enviassem, enviasse, envia, mandar, mande, mandem, manda, mandes, remeter, remetam, envio, escrevam me, disparar, mandassem",
    not: "não, nunca, nunca mais, nem, jamais, n",
    mail: "email, emails, mail, mails, mensagem, mensagens, publicidade, propaganda, propagandas, spam, newsletter, newsletters, comunicações, comunicação, comunicados, nada, ofertas, promoções, contato, contacto, informativos, correspondência, isto, isso, material, marketing, divulgações, correios",
    noMore:
      "chega de, basta de, nada de, sem mais, mais nenhum, mais nenhuma, nenhum outro, nem mais um, nem mais uma, fim de",
    refuse:
      "não quero, não queremos, não desejo, não desejamos, não pretendo, não pretendemos, não gostaria, não tenho interesse em, não temos interesse em, não me interessa receber, já não quero, não quero mais, prefiro não, preferimos não, não autorizo, não autorizamos, não aceito, recuso, não preciso, não estou interessado em, não estou interessada em, gostaria de não, gostaria de deixar de, quero parar de, quero deixar de, agradecia que não, agradeço que não, não consinto, não concordo, não dou consentimento, preferia não, não quero nada, não desejo nada",
    receive:
      "receber, recebendo, ser contactado, ser contactada, ser contatado, ser contatada, ser contactados, ser incomodado, ser incomodada, continuar a receber, fazer parte, constar, estar na, estar em, figurar, que me contactem, que me enviem, que me escrevam, ouvir falar, saber de vocês, uso, usem, use, utilização, utilizem, que usem, tratamento",
    more: "mais, nunca mais, novamente, de novo, outra vez, no futuro, futuramente, a partir de agora, daqui para a frente, doravante, imediatamente, para este endereço, para este email, jamais, neste email",
    want: "por favor, favor, pf, pfv, pfvr, peço, pedimos, solicito, solicitamos, quero, queremos, gostaria, gostaríamos, agradeço, agradecemos, agradecia, agradeceria, desejo, desejamos, exijo, exigimos, rogo, queiram, queira, peço lhe, peço vos, por gentileza, gentileza, faça o favor, façam o favor, requeiro, venho por este meio, preciso, necessito",
    object:
      "oponho me ao tratamento, me oponho ao tratamento, oponho me à, me oponho à, opomo nos ao, retiro o meu consentimento, retiro meu consentimento, revogo o meu consentimento, revogo meu consentimento, revogo o consentimento, retiro o consentimento, direito ao esquecimento, direito de oposição, direito ao apagamento, exerço o direito, exerço o meu direito, exercer o meu direito, exercer meu direito, oponho me, me oponho, opomo nos, nos opomos",
    I: "eu, nós, vamos, vou, posso, podemos",
    ask: "pode, podem, poderia, poderiam, podias, pode me, seria possível, é possível, se possível, se puder, se puderem, se for possível, importa se de, importam se de, seria possível me, agradecia se, agradeceria se, se um humano, se for um humano",
    how: "como posso, como faço, como é que, como me, como eu, como podemos, onde posso, como cancelo, como cancelar, como saio, como sair, como descadastro, como cancelo isto",
    question:
      "qual, quais, o que acontece, por que, porque é que, porquê, quantos, quantas, vocês têm, têm, o sistema, a ferramenta, dá para, é possível remover contatos, quem",
    if: "se, caso, quando, a não ser que, senão, assim que, sempre que, desde que, enquanto, antes que, na eventualidade, uma vez",
    until:
      "antes de, antes do, até, ainda, amanhã, esta semana, essa semana, semana que vem, próxima semana, este mês, este ano, por enquanto, por agora, de momento, no momento, neste momento, atualmente, segunda, terça, quarta, quinta, sexta, sábado, domingo, fim de semana, janeiro, fevereiro, março, abril, maio, junho, julho, agosto, setembro, outubro, novembro, dezembro, férias, durante, mais tarde, depois, tantos, tantas, já nada, natal, verão, carnaval, à noite",
    narrow:
      "anexo, anexos, pdf, pdfs, link, links, fatura, faturas, ligar, ligue, liguem, ligações, chamadas, telefone, telefonar, convite, convites, documento, documentos, contrato, ficheiro, arquivo, lembrete, lembretes, brochura, folheto, apresentação, preço, preços, orçamento, cotação, cópia, cópias, senha, senhas, vídeo, vídeos, imagem, imagens, sms, whatsapp, linkedin, relatório, relatórios, proposta, amostra, detalhes, word, excel, carta, cartas, encomenda, catálogo, dinheiro, cc, automático, automática, responder, perguntas, responda, respondam",
    instead:
      "em vez, em vez disso, ao invés, o meu novo endereço, meu novo email, novo endereço, novo email, outro endereço, use este, usem este, use, utilize, utilizem, mas sim, antes o, liga me, me liga, me ligue, falamos, prefiro telefone, só o, só a, só os, só as, apenas o, apenas a, somente",
    other:
      "ele, ela, dele, dela, eles, elas, colega, colegas, chefe, antecessor, marido, esposa, sr, sra, senhor, senhora, assistente, cliente, clientes, utilizador, utilizadores, usuário, usuários, endereço antigo, email antigo, e mail antigo, antigo endereço, endereço anterior, duplicados, duplicado, esta mensagem, este email do, este email, este e mail, linha, frase, parágrafo, produto, artigo, opção, reunião, projeto, alguém, concorrente, concorrência, pedido, página, site, conversa, leads, por engano, coluna, antigo, antiga, ex, copia, cópia, para mim, para nós, minha última, meu último, minha mensagem, nossos clientes, nosso pedido, meu comentário, lista de espera, lista de preços, mensagem anterior",
    report:
      "me disse, disse me, me pediu, pediu me, diz que, disse que, dizem, perguntam, pergunta se, ele quer, ela quer, quase pedi",
    offer:
      "clique, clicar, clique aqui, clicando, responda com, responda, responde, para se descadastrar, para cancelar a, para deixar de receber, para não receber, você recebeu, recebe este, pode cancelar, a qualquer momento, cancele aqui, basta responder, em qualquer altura, pode exercer, poderá exercer, direitos de acesso, tem o direito, tem direito, política de privacidade, pode solicitar, pode pedir",
    interest:
      "sim, claro, combinado, ok vamos, me ligue, me liga, ligue me, liga me, vamos conversar, vamos falar, podemos falar, me interessa, interessa me, tenho interesse, temos interesse, estou interessado, estou interessada, interessante, reunião, demo, mais informações, saber mais, me mande, mande me, envie me, quanto custa, qual o preço, adoro, gosto, com prazer, perfeito, parece me bem, fale comigo, marcar, conversar",
    anger:
      "spam, rgpd, lgpd, assédio, ilegal, advogado, denúncia, denunciar, nunca me inscrevi, nunca me cadastrei, nunca subscrevi, não me inscrevi, sem o meu consentimento, sem meu consentimento, chega, basta, que saco, farto, farta, cansado, cansada, bloqueado, insista, insistir, vai se, chato, chata, incomodando, insistam, sem autorização, não têm autorização, sem permissão, não têm permissão, quantas vezes, isso é legal, eu chamo, eu ligo, lixo",
    source:
      "onde conseguiram meu, onde conseguiu meu, como conseguiram meu, como obtiveram, onde foram buscar, onde arranjaram, de onde tiraram, como obteve, quem vos deu, quem deu meu",
    wrong: "pessoa errada, atualize seus dados, corrija os seus dados, engano",
    again:
      "mais um email, mais uma mensagem, outro email, mais um e mail, próximo email, se receber, se voltar a, voltarem a, se me enviarem",
    threat:
      "denuncio, denunciarei, vou denunciar, procon, anpd, cnpd, advogado, processo, reclamação, queixa, bloqueio",
    notice:
      "confidencial, confidenciais, confidencialidade, destinatário, destinatários, remetente, por engano, destina se, exclusivamente, exclusivo, proibida, proibido, divulgação, autorizada, privilegiada, esta mensagem, este email, destrua, destruir, notifique, informe, vírus, responsabilidade, anexos, uso, sigilosa, sigilo",
    and: "e, mas",
    welcome:
      "hesite, hesitem, hesites, não deixe de, não deixem de, não pare, não parem, não para não, continue, continuem, fique à vontade",
    forbid:
      "não usem para, não use para, não utilizem este, não usem este, não utilize este, não use este, não utilizem para, sem publicidade, sem propaganda, nada de publicidade, não autorizo o uso",
    small:
      "por favor, favor, obrigado, obrigada, muito, cumprimentos, abraço, abraços, att, atenciosamente, olá, oi, bom dia, boa tarde, boa noite, caro, cara, caros, exmos, exmo, senhores, prezado, prezados, de, do, da, dos, das, o, a, os, as, um, uma, seu, sua, seus, suas, vosso, vossa, vossos, vossas, teu, tua, meu, minha, meus, minhas, nosso, nossa, e, ou, mas, ao, à, aos, em, no, na, nos, nas, com, por, para, que, me, se, lhe, já, não, sim, mais, imediatamente, agora, também, todo, todos, toda, todas, este, esta, estes, estas, isto, dessa, desta, deste, desse, esse, essa, desde já, sem interesse, não tenho interesse, não temos interesse, interesse, interessado, interessada, desse tipo, tipo, futuro, definitivamente, outro, outros, qualquer, qualquer tipo, email, emails, é, ser, estar, aí, ai, lá, aqui, eu, vocês, você, vos, antecipadamente, quaisquer, comerciais, comercial, publicitários, nada, nunca, grato, grata, gentileza, pessoais, termos, art, artigo, rgpd, lgpd, dados, manualmente, conforme, segundo, lei, abrigo, como, onde, quem, quando, porque, muitos, tanto, só, cada, sem, sobre, entre, desde, até, empresa, nós, ele, isso, ali, tudo, nem, são, está, estão, estou, temos, tenho, tem, fazer, totalmente, completamente, expressamente, diretamente, direto, marketing, volte, voltem, voltar, lhes, si, cá, gente, às, ligação, manual",
  },
};
