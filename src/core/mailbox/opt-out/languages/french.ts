import type { Language } from "../language.ts";

export const french: Language = {
  code: "fr",
  words: {
    leave:
      "laissez moi tranquille, laisse moi tranquille, laissez nous tranquilles, laissez nous tranquille, fichez moi la paix, foutez moi la paix, me laisser tranquille, nous laisser tranquilles, désinscrivez moi, désinscrivez nous, désabonnez moi, désabonnez nous, désinscris moi, désabonne moi, me désinscrire, me désabonner, nous désinscrire, nous désabonner, oubliez moi, m ôter, me désabonne, me désinscris, retirez moi, retirez nous, rayez moi, rayez nous, enlevez moi, enlevez nous, supprimez moi, supprimez nous, radiez moi, données sont effacées, données ont été effacées, données sont supprimées, données ont été supprimées, effacé mes, supprimé mes",
    command:
      "désinscription, désinscrire, désabonnement, désabonner, désabonnez, désinscrivez, se désinscrire, unsubscribe, stop pub, stop spam, stop mail, stop mails, stop publicité, me retirer, me supprimer, opt out, ne plus contacter, plus de mails, plus de mail, retrait de la liste, retrait, désabo, ne plus recevoir, ne plus envoyer, radiation, stop sollicitation, pas de démarchage, stop prospection, désinscription immédiate",
    bare: "stop, arrêt, arrêter, arrêtez, supprimer, retirer, fin, annuler, supprimez la, effacez la, supprimez les, effacez, supprimez, retirez la",
    unsubscribe:
      "désinscrire, désabonner, désinscription, désabonnement, désinscrit, désabonné, désinscrivez, désabonnez, désinscrits, désabonnés, résilier, me retirer, radier, radiation",
    remove:
      "retirer, retirez, retire, retrait, supprimer, supprimez, supprime, suppression, enlever, enlevez, enlève, effacer, effacez, efface, effacement, rayer, rayez, ôter, ôtez, sortir, sortez, sors, radier, radiez, éliminer, éliminez, exclure, excluez, retiré, retirée, retirés, supprimé, supprimée, enlevé, effacé, virer, virez, dégager, détruire, détruisez, bloquer, bloquez",
    me: "me, moi, nous, mon adresse, mon email, mon adresse mail, mon adresse email, notre adresse, notre adresse mail, notre adresse email, notre email, cette adresse, cette adresse mail, cette adresse email, ce mail de, mes données, nos données, mes coordonnées, nos coordonnées, mes informations, mes données personnelles, mon nom, notre nom, mon contact, notre contact, ma boîte, ma boîte mail, notre société, notre entreprise, ma société, mes infos, cette boîte mail, cette boîte, mon mail, notre mail, mon compte, la supprimer, supprimez la, effacez la, l effacer, retirez la, l adresse, mon adresse électronique, m écrire, m écrivez, m envoyer, m envoyez, m adresser, m adressez, m importuner, m importunez, m appeler, m ennuyer, m embêter, m inscrire, m ôter, m enlever, m effacer, m écris, m envoie, m envoies, m écriviez, m envoyiez, m harceler, m arroser",
    list: "liste, listes, liste de diffusion, listes de diffusion, mailing list, mailing liste, mailinglist, liste d envoi, base, bases, base de données, fichier, fichiers, newsletter, newsletters, diffusion, mailing, mailings, carnet, campagne, campagnes, crm, contacts, prospection, système, registres, envois, emailing, emailings",
    stop: "arrêtez, arrêter, arrête, cesser, cessez, cesse, stopper, stoppez, stop aux, stop à, arrêt, stop, interrompre, évitez, éviter, abstenez, abstenir, fin",
    contact:
      "contacter, contactez, contacte, recontacter, recontactez, écrire, écrivez, écris, écrit, solliciter, sollicitez, sollicité, sollicitée, démarcher, démarchez, relancer, relancez, importuner, importunez, déranger, dérangez, harceler, harcelez, spammer, spammez, mailer, contacté, contactée, contactés, sollicités, recontacté, démarché, embêter, relances, recontactés, joindre, relance, mailez",
    send: "envoyer, envoyez, envoie, envoies, adresser, adressez, expédier, faire parvenir, envoi, envois",
    not: "ne pas, ne plus, ne … pas, ne … plus, ne … jamais, n … plus, n … pas, ne jamais, plus jamais, jamais, n … aucun, ne … aucun, ne … rien, n … rien, merci de plus, merci de pas, veuillez plus, arreter de",
    mail: "mail, mails, email, emails, courriel, courriels, message, messages, courrier, courriers, newsletter, newsletters, publicité, publicités, pub, pubs, pubs, spam, spams, sollicitation, sollicitations, démarchage, démarchages, prospection, relances, relance, rien, offres, communications, communication, contact, informations, infos, envoi, envois, promotions, ça, cela, ce genre, ce type, mailings, mailing, propositions, annonces, correspondance",
    noMore:
      "plus de, plus d, plus aucun, plus aucune, aucun autre, plus jamais de, aucune autre, ras le bol de, assez de, marre de, plus rien, pas d autres, pas de nouveaux",
    refuse:
      "ne souhaite plus, ne souhaite pas, ne souhaitons plus, ne souhaitons pas, ne veux plus, ne veux pas, ne voulons plus, ne voulons pas, ne désire plus, ne désire pas, ne désirons plus, ne désirons pas, ne souhaitant plus, ne souhaitant pas, n ai pas besoin, ne veut plus, ne voudrais plus, n accepte pas, ne … souhaite plus, refuse, refusons, aimerais ne plus, voudrais ne plus, souhaite ne plus, préfère ne plus, souhaiterais ne plus, demande à ne plus, veux plus, souhaite plus, désire plus, voudrions ne plus, souhaitons ne plus, préférons ne plus, préfère ne pas, préférerais ne plus, ne veux rien, ne souhaite rien, ne voulons rien, ne souhaitons rien, ne désire rien",
    receive:
      "recevoir, reçevoir, être contacté, être contactée, être contactés, être sollicité, être sollicitée, être sollicités, être démarché, être dérangé, être importuné, faire partie, figurer, être relancé, entendre parler, recontacté, être destinataire, être spammé, votre prospection, être démarchés, être démarchée, être démarchées, être recontacté, être recontactés, utilisation, utilisiez, traitement, rien recevoir",
    more: "plus, plus jamais, jamais, à l avenir, désormais, dorénavant, davantage, encore, à nouveau, de nouveau, immédiatement, sur cette adresse, à cette adresse, définitivement",
    want: "merci de, merci, veuillez, svp, s il vous plaît, s il te plaît, stp, je vous prie, je vous demande, je souhaite, je souhaiterais, nous souhaitons, je voudrais, je veux, j aimerais, je désire, prière de, vous demande, vous prie, demande, demandons, exige, exigeons, prière, prie, nous vous, souhaite, souhaitons, souhaiterais, voudrais, voudrions, aimerais, aimerions, veux, désire, il faut, devez, auriez l amabilité",
    object:
      "m oppose au traitement, m oppose à, m oppose à l utilisation, m oppose au démarchage, m oppose à toute, nous opposons, m opposer, retire mon consentement, retirer mon consentement, droit à l oubli, droit à l effacement, droit d opposition, droit de retrait, droit d effacement, exercer mon droit, exerce mon droit, retirons notre consentement, pas mon accord, n avez pas mon, sans mon accord",
    I: "je, j",
    ask: "pourriez vous, pouvez vous, peux tu, pourrais tu, voulez vous, voudriez vous, serait il possible, est il possible, si possible, si vous pouviez, si vous pouvez, si vous voulez bien, auriez vous, auriez l, reconnaissant de, reconnaissante, gré de, saurais gré, serait possible, je peux être, puis je être, si c est un humain, si un humain",
    how: "comment me, comment faire pour, comment puis je, comment je, comment se, comment nous, où puis je, où est le lien, comment se désinscrire, comment se désabonner",
    question:
      "est ce que, pourquoi, que se passe, quel est, quelle est, comment ça, faut il, avez vous, proposez vous, gérez vous, combien, arrêtez vous, supprimez vous, votre outil, votre solution, quels, quelles",
    if: "si, s il, s ils, au cas où, lorsque, quand, dès que, à moins, tant que, sauf si, sinon, dans le cas, avant que, une fois",
    until:
      "avant, jusqu, pas encore, demain, cette semaine, la semaine prochaine, ce mois, cette année, pour le moment, pour l instant, actuellement, en ce moment, lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, week end, weekend, janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre, vacances, pendant, d ici, plus tard, noël, été, congés, autant, trop, si souvent, soir, en double, rentrée, après le, à partir du",
    narrow:
      "pièce jointe, pièces jointes, pdf, lien, liens, facture, factures, appeler, appelez, appels, appel, téléphone, téléphoner, invitation, invitations, document, documents, contrat, fichier, rappel, rappels, brochure, brochures, plaquette, présentation, tarif, tarifs, devis, copie, copies, mot de passe, vidéo, vidéos, image, images, sms, whatsapp, linkedin, rapport, rapports, proposition commerciale, échantillon, détails, word, excel, lettre, lettres, colis, catalogue, catalogues, papier, argent, dossier, relances téléphoniques, cc, copie, répondre, répondez, réponse",
    instead:
      "plutôt, à la place, ma nouvelle adresse, nouvelle adresse, autre adresse, utilisez, appelez moi, mais appelez, utiliser plutôt, au lieu, plutôt que, mais à, juste le, juste la, juste les, seulement le, seulement la, un lien suffit, uniquement le, uniquement la",
    other:
      "lui, elle, il est, il a, eux, collègue, collègues, patron, prédécesseur, mari, femme, monsieur, madame, m dupont, assistante, client, clients, prospect, prospects, utilisateur, utilisateurs, ancienne adresse, ancien email, doublons, doublon, ce message, cet email, ce mail, ce courriel, cet e mail, ligne, phrase, paragraphe, produit, article, option, réunion, projet, bounces, quelqu un, concurrent, concurrents, commande, page, site, pièces, fil, la conversation, poste, colonne, ex collègue, ancien, ancienne, erreur, le retirer, la retirer, les retirer, mon équipe, pour nous, pour moi, mon dernier, ma dernière, mon précédent, mon message, nos clients, notre commande, mon commentaire, liste d attente, liste des invités, c est mieux",
    report:
      "m a dit, m a demandé, dit que, a dit, demande si, nous demandent, m ont dit, il veut, elle veut, il souhaite, elle souhaite, demandent, m a écrit",
    offer:
      "cliquez, cliquer, cliquant, cliquez ici, répondez stop, répondez simplement, pour vous désinscrire, pour vous désabonner, pour ne plus recevoir, pour se désabonner, se désabonner ici, vous recevez ce, vous pouvez vous, à tout moment, gérer vos préférences, lien ci dessous, lien suivant, répondez, vous disposez, vous pouvez exercer, vous pouvez demander, vous avez le droit, droit d accès, politique de confidentialité, conformément à",
    interest:
      "oui, d accord, avec plaisir, volontiers, appelez moi, appelle moi, ça m intéresse, cela m intéresse, nous sommes intéressés, je suis intéressé, je suis intéressée, intéressant, parlons en, discutons, discuter, rendez vous, rdv, démo, en savoir plus, me convient, nous convient, envoyez moi, quel est le prix, combien coûte, tenez moi au courant, restons en contact, au plaisir, rencontrer, échanger, bonne idée, j aime, continuez",
    anger:
      "spam, spams, rgpd, cnil, harcèlement, illégal, avocat, jamais inscrit, jamais demandé, jamais donné, sans mon accord, ras le bol, dégagez, foutez, plainte, signaler, bloqué, marre, insupportable, inadmissible, démarchage, assez, ça suffit, agacer, lâchez, agace, n est pas légal, est ce légal, combien de fois, ailleurs, rappellerai, inutile, sans mon consentement, pas mon consentement, sans autorisation, pas l autorisation, vous appellerai",
    notice:
      "confidentiel, confidentielle, confidentiels, confidentielles, confidentialité, destinataire, destinataires, expéditeur, par erreur, destiné, destinés, exclusivement, interdite, interdit, divulgation, diffusion, détruire, intégrité, ce message, cet email, ce courriel, virus, responsabilité, non autorisé, non autorisée, pièces jointes, usage",
    source:
      "d où tenez vous, d où avez vous, où avez vous trouvé, où avez vous eu, comment avez vous eu, comment avez vous obtenu, comment avez vous trouvé, qui vous a donné, d où sort, données que vous détenez",
    wrong: "mauvaise personne, trompez de personne, mettez à jour votre fichier, erreur de destinataire",
    again:
      "encore un mail, un autre mail, encore un message, un mail de plus, prochain mail, nouveau mail, encore une fois, nouvelle sollicitation, encore un email, tout nouveau, toute nouvelle, un nouvel email",
    threat:
      "cnil, plainte, avocat, signale, signalerai, signaler, police, justice, tribunal, dgccrf, saisis, saisirai, porte plainte, poursuites",
    and: "et, mais",
    welcome:
      "hésitez, hésite, hésiter, n arrêtez pas, n arrêtez surtout, ne cessez pas, surtout pas, continuez, gardez, oubliez pas, n oubliez",
    forbid:
      "ne pas utiliser, pas utiliser cette adresse, ne pas l utiliser, n utilisez pas cette, n utilisez plus, ne plus utiliser, pas pour de la publicité, pas de publicité, pas de pub, pas de démarchage, pas de prospection",
    small:
      "merci, bonjour, bonsoir, madame, monsieur, cordialement, bien cordialement, salutations, bonne journée, svp, s, il, vous, plaît, stp, te, plait, veuillez, d, l, de, du, des, la, le, les, un, une, votre, vos, ton, ta, tes, vos, ces, cette, ce, cet, et, ou, mais, à, au, aux, en, dans, par, pour, sur, avec, que, qui, je, j, tu, on, nous, me, m, toute, toutes, tous, tout, immédiatement, rapidement, définitivement, d avance, avance, avant, bien, aussi, donc, pas intéressé, pas intéressée, non merci, non, intéressé, aucun intérêt, y, ne, n, pas, plus, jamais, par avance, dès maintenant, maintenant, simplement, est, suis, sommes, ai, avons, toutes, aucun, aucune, publicitaires, commerciaux, commerciales, commercial, commerciale, promotionnels, non sollicités, de suite, complètement, encore, vraiment, être, mail, mails, email, emails, vouloir, fois, auprès, chez, vôtre, prochain, prochains, autres, autre, futurs, futures, nouveaux, incessants, surtout, immédiate, demandée, service, art, article, rgpd, finalité, marketing, direct, manuellement, c, qu, quoi, où, leur, leurs, son, sa, ses, si, très, trop, peu, chaque, sous, contre, depuis, fait, faire, société, entreprise, compte, données, personnelles, conformément, selon, via, jour, semaine, publicité, expressément, formellement, directement, également, toujours, déjà, aucunement, désirer, part, sans, dont",
  },
};
