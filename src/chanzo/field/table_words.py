"""What headers mean where the table decides it, and how files and worksheets are named after tables. (field)"""

# By table and column, in order of preference.
TABLE_WORDS: dict[str, dict[str, str]] = {
    "mine_log": {
        "tag": "etiquette mine, mine tag, tag mine, mine tag number, etiquette de mine, etiquette sac, etiquette "
        "miniere",
        "weight_kg": "poids mine, mine weight, weight at mine, poids a la mine",
        "time": "heure, hour, heure etiquetage, time of tagging, h, isaha, saa, tagging time, heure de pesee",
        "team": "equipe, chef equipe, team leader, chef d equipe, team code, code equipe, groupe, group, creuseurs, "
        "equipe creuseurs, miner team, miners, pdg, puits equipe, itsinda, kikundi, team head, creuseur",
        "buyer": "acheteur, negociant, trader, achete par, bought by, purchaser, vendu a, sold to, negociant "
        "acheteur, local trader, umuguzi, mnunuzi, code negociant, negotiant, buyer code, destinataire",
    },
    "trade_log": {
        "date": "date reetiquetage, date de reception, date reception, date d achat, retagging date, date achat",
        "tag_in": "etiquette mine, mine tag, tag mine, etiquette entree, etiquette recue, tag in, in tag, input tag, "
        "etiquette d origine, etiquette origine, mine tag number, ancienne etiquette, old tag, etiquette miniere, "
        "etiquette de mine, tag received, original tag, etiquette coupee, etiquette retiree, tag entree",
        "weight_in_kg": "poids recu, poids entree, poids d entree, poids mine, weight received, received weight, "
        "weight in, in weight, poids a la reception, poids reception, poids sac mine, poids recu depot, weight of "
        "mine bag, mine weight, mine bag weight, input weight, poids achete, poids recu negociant, poids a l entree, "
        "masse recue, quantite recue, quantity received",
        "tag_out": "etiquette negociant, negociant tag, tag negociant, trader tag, etiquette sortie, tag out, out "
        "tag, new tag, nouvelle etiquette, output tag, negociant tag number, negotiant tag, etiquette de negociant, "
        "etiquette posee, tag sortie, etiquette neg, tag applied, re tag, etiquette sac",
        "weight_out_kg": "poids sac, poids du sac, poids sortie, poids de sortie, weight out, out weight, poids "
        "negociant, negociant weight, trader weight, bag weight, poids sac negociant, poids du nouveau sac, new "
        "weight, poids nouveau sac, output weight, weight of bag, weight of negociant bag, negociant bag weight, "
        "poids apres, poids a la sortie, poids reconditionne, poids final, poids expedie, weight sent, masse sortie",
        "agent": "agent negoce, agent depot",
    },
    "process_log": {
        "batch": "lot, lot de traitement, numero lot, batch number, batch no, lot traitement, processing batch, code "
        "lot, lot number, lot no, charge, processing lot, batch id, fournee",
        "date": "date traitement, date de traitement, processing date, date of processing",
        "flow": "sens, flux, entree sortie, entree/sortie, in out, in/out, direction, mouvement, type, operation, "
        "e/s, input output, type mouvement, entrees sorties",
        "tag": "etiquette negociant, etiquette processeur, etiquette traitement, processor tag, tag in out, "
        "etiquette entree sortie, negociant tag",
        "kind": "nature, nature du produit, type de produit, product type, type produit, output kind, categorie, "
        "genre, sorte, output type, qualite, nature produit",
        "line": "ligne lot",
    },
    "export_log": {
        "date": "date export, date d exportation, date exportation, export date, date d expedition, shipping date, "
        "shipment date, date expedition, date chargement, loading date, date d emballage, packing date",
        "tag": "etiquette processeur, etiquette export, etiquette exportateur, processor tag, export tag, etiquette "
        "fut, drum tag, etiquette traitement, drum, drum number, fut, numero fut",
        "weight_kg": "poids export, export weight, poids exporte, poids fut, drum weight",
    },
    "receipt_log": {
        "date": "date de reception, date reception, receipt date, date received, received date, received on, arrival "
        "date, date arrivee, date d arrivee, date of receipt",
        "weight_kg": "poids recu, received weight, weight received, poids reception, poids a la reception, poids "
        "fonderie, smelter weight, receipt weight, quantity received, net weight received, arrival weight",
        "tag": "etiquette processeur, drum, drum number, drum tag, fut, numero fut, etiquette fut, processor tag",
        "weight_basis": "base, base de poids, basis, base poids, humide sec, wet dry, wet/dry, humide/sec, base "
        "pesee, wet or dry, etat",
        "smelter": "receiver, received by, recu par",
    },
    "bag_acts": {
        "action": "acte, act, evenement, event, type, operation, type d acte, mesure, mouvement, incident",
        "tag": "ancienne etiquette, old tag, sac, bag, etiquette concernee",
        "new_tag": "nouvelle etiquette, nouveau tag, replacement tag, etiquette de remplacement, etiquette "
        "remplacement, tag new, nouveau numero, remplacee par, replaced by, etiquette nouvelle",
        "weight_kg": "nouveau poids, new weight, poids repese",
        "place": "lieu, endroit, location, localite, ahantu, mahali, emplacement, site, depot",
    },
    "stock_counts": {
        "organisation": "negociant, exportateur, exporter, processor, processeur, trader",
        "date": "date comptage, date du comptage, count date, date inventaire, date d inventaire, stock date, date "
        "stock",
        "weight_kg": "poids compte, stock weight, poids en stock, stock, quantite en stock, counted weight",
        "basis": "base, type de comptage, type comptage, type stock, nature du stock, type de stock, count type, "
        "stock type, nature stock, kind",
    },
    "official_log": {
        "source": "source officielle, official source, type de source, origine information, type, source donnees, "
        "data source, document type, type document, provenance",
        "month": "mois, periode, period, mois annee, month year, ukwezi, mwezi, mois de reference, date",
        "weight_kg": "poids declare, declared weight, poids officiel, official weight, quantite declaree, poids "
        "certifie, declared quantity, poids exporte, exported weight",
        "amount": "montant, valeur, value, amount paid, montant paye, taxe, taxes, droits, amount due, montant "
        "declare, customs value, valeur en douane, valeur declaree, declared value, somme, total amount",
        "reference": "ref, numero, numero certificat, certificat, certificate, document, declaration, numero "
        "declaration, reference number, certificate number, numero document, quittance, numero quittance, receipt "
        "number, numero reference",
    },
    "sites": {
        "site": "code, code site, id site, site id, identifiant, id",
        "name": "nom, nom du site, site name, nom site, mine name, name of site",
        "minerals": "minerais, mineral, minerai, substances, substance, produits, commodities, mineraux, minerai "
        "exploite",
        "tagging_point": "point etiquetage habituel",
        "capacity_low_kg": "capacite basse, capacite min, capacite minimale, capacity low, low capacity, capacite "
        "minimum, min capacity, minimum capacity, production min, production minimale, production basse, production "
        "minimum, capacity min, estimation basse, low estimate",
        "capacity_high_kg": "capacite haute, capacite max, capacite maximale, capacity high, high capacity, capacite "
        "maximum, max capacity, maximum capacity, production max, production maximale, production haute, production "
        "maximum, capacity max, estimation haute, high estimate, capacite, capacity",
        "workers": "travailleurs, creuseurs, miners, effectif, effectifs, nombre de creuseurs, number of miners, "
        "number of workers, artisanal miners, mineurs, ouvriers, exploitants, nombre travailleurs, abacukuzi, "
        "wachimbaji",
        "capacity_from": "capacite depuis, capacity since, date capacite, capacity date, date estimation, estimation "
        "date, capacite a partir, date capacite estimee, capacite en vigueur depuis, capacity valid from, from, "
        "depuis",
        "baseline_date": "date baseline, baseline, etude de base, date etude de base, date de l etude de base, "
        "baseline study, baseline study date, date etude base, etude base, enquete de base, date enquete de base",
    },
    "site_changes": {
        "site": "ancien code, ancien site, old site, old code, code",
        "action": "changement, change, type, operation, type de changement, evenement, event",
        "into": "vers, devient, becomes, new site, nouveau site, nouveau code, new code, en, dans, nouveau nom, new "
        "name, site resultant, remplace par",
        "date": "date changement, change date, depuis, from, date effet",
    },
    "organisations": {
        "organisation": "code, id, identifiant, code operateur, sigle",
        "name": "nom, raison sociale, company name, organisation name, organization name, nom organisation, "
        "denomination sociale, nom operateur, nom societe",
        "role": "type, fonction, categorie, category, activite, activity, statut, qualite, role chaine, metier",
    },
    "tag_movements": {
        "action": "mouvement, movement, type de mouvement, type mouvement, operation, acte, movement type, evenement",
        "type": "type d etiquette, type etiquette, tag type, type de tag, type tag, categorie, nature, sorte",
        "series": "serie, lot serie, prefix, prefixe, series number, numero serie",
        "first": "premier, premiere, de, du, debut, first tag, first number, premier numero, premiere etiquette, "
        "start, from, numero debut, start number, from number, range start, tag from, numero premier, depuis",
        "last": "dernier, derniere, a, au, fin, last tag, last number, dernier numero, derniere etiquette, end, to, "
        "numero fin, end number, to number, range end, tag to, numero dernier, jusqu a, jusqu au",
        "site": "site attribue, allocated site, site destinataire",
    },
    "site_status": {
        "site": "code",
        "scheme": "schema, regime, systeme, system, mecanisme, autorite, authority, cadre, type, standard, source",
        "status": "statut, etat, couleur, color, colour, classification, qualification, status color, situation",
    },
    "incidents": {
        "reference": "numero incident, numero d incident, incident number, incident no, incident id, id incident, "
        "numero "
        "dossier, dossier, case number, case no, case, code incident, code, ref, numero, number, id, "
        "reference incident",
        "reported": "date signalement, date de signalement, signale, date rapport, date report, reported on, date "
        "reported, report date, date alerte, alert date, date de reception, received on, date",
        "from": "date incident, date de l incident, date des faits, incident date, date of incident, date debut, "
        "debut, "
        "du, from date, start, start date, occurred on, survenu",
        "to": "date fin, au, end, end date, until, jusqu au",
        "site": "lieu, code site",
        "territory": "zone, perimetre, area",
        "category": "categorie, type d incident, type incident, incident type, type, nature, nature de l incident, "
        "risque, "
        "risk, risk type, type de risque, sujet, issue, theme, kind, classification",
        "level": "niveau, gravite, severity, niveau incident, incident level, niveau de risque, degre",
        "high_risk": "risque eleve, haut risque, high risk flag, red flag",
        "state": "statut, etat, status, situation, avancement, stade, stage",
        "opened": "date ouverture, ouvert, date d ouverture, opened on, open date, date opened, ouvert depuis",
        "closed": "date cloture, cloture, date de cloture, closed on, close date, date closed, cloture depuis, "
        "closure date",
        "outcome": "resultat, issue finale, conclusion, outcome of case, mode de cloture, closed as, suite, resolution",
        "reason": "motif, raison, motif de cloture, reason for closing, justification, why",
        "summary": "resume, description, faits, summary of incident, incident summary, incident, "
        "description de l incident, "
        "objet, what happened, subject, libelle, intitule",
        "account": "recit, details, detail, compte rendu, full account, narrative, narration, rapport",
        "actors": "acteurs, acteurs impliques, actors involved, auteurs, perpetrators, auteurs presumes",
        "known_by": "source, source d information, source of information, comment connu, how known, "
        "origine information",
        "public": "resume public, texte public, public summary, public text, publication",
        "implicated": "parties impliquees, organisations impliquees, implicated parties, societes impliquees, implique",
    },
    "suspensions": {
        "area": "zone, site, territoire, territory, province, lieu, perimetre, aire, place, zone suspendue, area "
        "suspended, localite",
        "from": "suspendu depuis, suspended from, date suspension, suspension date, du",
        "to": "suspended until, suspendu jusqu au, date reprise, reprise",
    },
}

# Names of files and worksheets that announce a table; longer ones count first.
TABLE_NAMES: dict[str, str] = {
    "mine_log": "carnet mine, carnet mines, carnet site, registre mine, mine logbook, mine log book, mine logsheet, "
    "mine log sheet, mine sheet, mine tags, fiche mine, etiquetage mine, log mine, mine, carnet minier, saisie mine",
    "trade_log": "carnet negociant, carnet negociants, registre negociant, negociant logbook, negociant log book, "
    "negociant log, negociant sheet, trader log, trader logbook, trading log, fiche negociant, log negociant, "
    "negociant, negociants, trade, depot log, saisie negociant",
    "process_log": "carnet traitement, processing log, processor log, processing logbook, registre traitement, "
    "traitement, process, processing, processor logbook, carnet processeur, fiche traitement",
    "export_log": "carnet export, export, exports, exportation, exportations, carnet exportateur, liste de colisage, "
    "packing list, exporter log, fiche export, registre export, lots export",
    "receipt_log": "receipt, receipts, smelter receipt, smelter receipts, reception fonderie, receptions, receptions "
    "fonderie, reception, fonderie, smelter log",
    "bag_acts": "acte sac, acte sacs, bag act, bag events, evenements sacs, mouvements sacs, actes sacs",
    "stock_counts": "stock count, stock, stocks, inventaire, inventaires, comptage, comptages, opening stock, "
    "comptage stock, inventaire stock, stock ouverture",
    "official_log": "official, chiffres officiels, official figures, sources officielles, donnees officielles, "
    "official data, declarations officielles",
    "sites": "sites, site, sites miniers, mine sites, registre sites, liste sites, site register, site list",
    "site_changes": "site change, changements sites, changement site, changements site",
    "organisations": "organisation, organization, organizations, operateurs, operators, organisations, societes, "
    "companies, acteurs, registre operateurs",
    "tag_movements": "tag movement, mouvements etiquettes, mouvement etiquettes, tag stock, stock etiquettes, "
    "etiquettes, tags, tag allocation, attributions etiquettes, distribution etiquettes",
    "site_status": "statut site, statuts sites, statut sites, site statuses, status sites, qualification sites",
    "incidents": "incident, incidents, liste incidents, liste des incidents, incident list, incident register, "
    "registre "
    "incidents, registre des incidents, incident log, suivi incidents, suivi des incidents, alertes, alerts",
    "suspensions": "suspension, suspensions, sites suspendus, zones suspendues",
}
