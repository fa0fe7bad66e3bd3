"""How columns are headed in French and English everyday sheets, besides their canonical names. (field)

Words stand in order of preference: where two headers of one sheet mean the same column, the earlier one counts.
They are compared without case, accents, punctuation, articles, units and signs for "number".
"""

# Words for a column wherever it stands; a table's own words (table_words) come first.
COMMON: dict[str, str] = {
    "site": "code site, site code, code du site, site d extraction, site minier, site d origine, mine site, site "
    "mine, mine, mine d origine, origine, provenance, origin, lieu d extraction, puits, nom du site, site name, "
    "carre minier, chantier, site d exploitation",
    "date": "date d etiquetage, date etiquetage, date of tagging, tagging date, jour, day, date jour, le, date "
    "(jj/mm/aaaa), date (dd/mm/yyyy), date operation, date du mouvement, itariki, tarehe",
    "mineral": "minerai, minerais, mineral type, type de minerai, type minerai, substance, substance minerale, "
    "produit, product, nature du minerai, nature minerai, nature, commodity, ore, material, matiere, minerals, "
    "minerai type, filiere, mineraux, amabuye, madini",
    "tag": "etiquette, numero d etiquette, tag number, tag no, no tag, code etiquette, numero tag, tags, etiq, "
    "etiquettes, label, seal, scelle, numero scelle, bag tag, tag id, code barre, barcode, code barres, bag number, "
    "lebo",
    "weight_kg": "poids net, net weight, weight net, net, poids, weight, masse, mass, quantite, quantity, qte, qty, "
    "pesee, poids sac, bag weight, kilos, uzito, ibiro, masse nette, tonnage, poids mesure, kg, wt, net wt, volume",
    "agent": "code agent, agent code, agent saemape, agent etat, agent service, agent rmb, agent obm, agent ceec, "
    "agent saesscam, agent division mines, agent division, agent mines, agent etiqueteur, etiqueteur, tag agent, "
    "tagger, agent tagging, matricule, matricule agent, agent itsci, controleur, inspector, inspecteur, officer, "
    "agent responsable, agent id, id agent, tag manager, agent public, service agent, state agent",
    "line": "ligne, line number, no ligne, numero ligne, no ordre, numero ordre, ordre, rang, row, item, no, n°, "
    "num, #, numero, sequence, umurongo, line no, ligne carnet, serial, serial no",
    "page": "feuille, feuillet, sheet, page carnet, carnet page, page number, numero page, log sheet, logsheet, log "
    "sheet number, fiche, numero fiche, bordereau, page logbook, logbook page, folio, urupapuro, ukurasa, sheet "
    "number, formulaire",
    "book": "carnet, logbook, log book, registre, numero carnet, book number, livre, livret, cahier, code carnet, "
    "logbook number, kitabu, igitabo",
    "latitude": "lat, latitude gps, gps lat, gps latitude, lat gps, y, coord y, coordonnee y, latitude dd, latitude "
    "decimale, latitude degres",
    "longitude": "long, lon, lng, longitude gps, gps long, gps longitude, long gps, x, coord x, coordonnee x, "
    "longitude dd, longitude decimale, longitude degres",
    "moisture_pct": "humidite, moisture, taux d humidite, h2o, teneur en eau, moisture content, water content, eau",
    "assay_pct": "teneur, grade, assay, titre, teneur pct, analyse, teneur moyenne, grade pct, content, teneur sn, "
    "teneur ta2o5, teneur wo3, sn, ta2o5, wo3, average grade, assay grade, sn content, resultat analyse, "
    "pourcentage, purete",
    "country": "pays, country code, code pays, pays d origine, country of origin, nation, igihugu, nchi",
    "province": "province site, region, prefecture, intara, jimbo, mkoa",
    "territory": "territoire, district, zone, commune, akarere, wilaya, territoire district, admin 2, secteur",
    "depot": "depot negociant, warehouse, magasin, entrepot, point d achat, store, buying house, maison d achat, "
    "centre de negoce, depot code, lieu depot, comptoir d achat, stockage, ububiko, bohari",
    "negociant": "negotiant, nom negociant, trader, local trader, code negociant, acheteur, buyer, negociant code, "
    "negociant acheteur, mineral trader, name of trader, nom du negociant",
    "processor": "processeur, entite de traitement, entite traitement, processing entity, usine, plant, traitement, "
    "entite, transformateur, comptoir, processing company, unite traitement, exporter, exportateur, company, societe",
    "exporter": "exportateur, comptoir, entite exportatrice, exporting company, export company, societe "
    "exportatrice, expediteur, shipper, consignor, company, societe, seller, supplier, fournisseur, entreprise, "
    "operateur",
    "smelter": "fonderie, fondeur, raffinerie, smelter refiner, smelter name, refiner, destinataire, consignee, "
    "fonderie destinataire, usine de destination, fonderie raffinerie, receiver, client, nom fonderie, smelter id, "
    "cid",
    "organisation": "organization, code organisation, organisation code, organization code, detenteur, holder, "
    "operateur, operator, entite, entity, societe, company, entreprise, code operateur, code, stockiste, "
    "proprietaire, owner, negociant, company code, id",
    "holder": "detenteur, nouveau detenteur, new holder, titulaire, possesseur, remis a, beneficiaire, recipient, "
    "receiver, recu par, received by, attribue a, allocated to, issued to, acheteur, buyer, destinataire, "
    "responsable, gardien, custodian, handed to, service",
    "document": "reference document, numero document, piece, proces verbal, pv, numero pv, document ref, reference, "
    "ref, bordereau, bon, numero bon, document number, piece justificative, doc",
    "reason": "motif, raison, cause, observation, observations, remarque, remarques, remark, remarks, comment, "
    "comments, commentaire, commentaires, explication, justification, note, notes, details",
    "act": "acte, arrete, document, decision, reference, reference acte, numero arrete, order, ministerial order, "
    "arrete ministeriel, legal act, base legale, ordre, decree, ref, certificat qualification",
    "certificate": "certificat, certificat icglr, icglr certificate, numero certificat, certificat cirgl, "
    "certificate number, export certificate, certificat d exportation, certificat d origine, icglr, cirgl, "
    "certificate no",
    "destination": "pays de destination, lieu de destination, port, port of destination, port destination, country "
    "of destination, destination country, port de sortie, port de dechargement",
    "currency": "monnaie, devise, devises, curr, ccy, unite monetaire",
    "aliases": "alias, autres noms, autre nom, other names, other name, also known as, aka, synonymes, autres "
    "appellations, appellations, ancien nom, former names, noms locaux, local names",
    "name": "nom, designation, libelle, appellation, denomination, intitule, izina, jina, nom officiel, official name",
    "from": "depuis, a partir, a partir de, date, date debut, debut, start, start date, valid from, from date, en "
    "vigueur, en vigueur depuis, effective, effective date, date effet, date d effet, since, valable depuis, date "
    "decision, date acte, date statut, status date, depuis le",
    "to": "jusqu a, jusqu au, au, fin, date fin, end, end date, until, valid to, to date, jusque, levee, date levee, "
    "lifted",
    "tagging_point": "point d etiquetage, point etiquetage, poste d etiquetage, station d etiquetage, tagging "
    "station, lieu d etiquetage, lieu etiquetage, point de tagging, station, poste, place of tagging, tagging site, "
    "point tagging, centre d etiquetage, tag point, point d enregistrement",
    "price_per_kg": "prix, price, prix unitaire, unit price, prix kg, prix par kg, prix au kg, price kg, prix d "
    "achat, purchase price, pu, igiciro, bei",
    "lot": "numero lot, lot number, lot d exportation, lot export, export lot, lot no, code lot, shipment, "
    "expedition, consignment, lot id, reference lot, lot reference, numero expedition, shipment number, envoi",
}

# Headers that hold a column's word and mean something else; never taken by resemblance.
OTHER_MEANINGS = (
    "address adresse brut check checked comment commentaire contact controle copie copy cumul diff difference ecart "
    "entry estimated estime gross keyed loss motif name nom observation observations perte phone photo precedent "
    "prenom previous reason remark remarks remarque remarques saisie signature tare telephone total totaux verdict "
    "visa"
)
