"""Closed vocabularies as the field writes them: choices, minerals, countries, areas, currencies. (field)"""

import re
import unicodedata
from functools import lru_cache

from ..types import Column, Fault
from .text import clean, is_nothing, parse_name, shown

_SPACES = re.compile(r"\s+")


@lru_cache(maxsize=20_000)
def bare(text: str, *, keep: str = "+") -> str:
    """Lower case without accents; every sign but letters, digits and those kept becomes a space."""
    text = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE")).casefold()
    signs = "".join(c if c.isalnum() or c in keep else " " for c in text if not unicodedata.combining(c))
    return _SPACES.sub(" ", signs).strip()


# Other ways to write a choice, by column and then by canonical word. The canonical word itself always counts.
CHOICE_WORDS: dict[str, dict[str, str]] = {
    "flow": {
        "in": "input, inputs, entree, entrees, entrant, intrant, e, i, recu",
        "out": "output, outputs, sortie, sorties, sortant, extrant, produit, s, o",
    },
    "kind": {
        "product": "produit, produit fini, concentre, concentrate, main product",
        "middling": "middlings, mixte, mixtes, produit mixte, semi produit",
        "tailing": "tailings, sterile, steriles, rejet, rejets, queue, queues",
        "residue": "residu, residus, residues, dechet, dechets, poussiere, dust, slag, scorie",
    },
    "weight_basis": {"wet": "humide, brut humide, w, h", "dry": "sec, seche, d, s"},
    "basis": {
        "counted": "compte, comptee, comptage, inventaire, count, stock count, physical",
        "pre_programme": "pre programme, preprogramme, pre program, avant programme, anterieur, stock initial, "
        "opening, opening stock, stock d ouverture, existing stock, stock existant, pre itsci",
    },
    "source": {
        "certificate": "certificat, certificat icglr, icglr, cirgl, icglr certificate, certificate of origin",
        "customs": "douane, douanes, dgda, rra, obr, custom",
        "tax": "taxe, taxes, impot, impots, redevance, royalty, royalties, dgrad, taxes",
        "smelter": "fonderie, fondeur, raffinerie, smelters",
        "service": "service de l etat, service etatique, etat, state service, ceec, saemape, rmb, obm, "
        "division des mines, mines department",
    },
    "role": {
        "cooperative": "coop, cooperative miniere, coop miniere, mining cooperative",
        "negociant": "negociants, local trader, acheteur, achat, buyer, maison d achat, comptoir local",
        "processor": "entite de traitement, traitement, usine, usine de traitement, processing, processing entity, "
        "transformateur, processeur, depot de traitement",
        "exporter": "exportateur, comptoir, export, comptoir d exportation",
        "trader": "commercant international, trader international, international trader, trading, courtier",
        "smelter": "fonderie, fondeur, raffinerie, raffineur, refiner, refinery, smelter refiner",
        "state_service": "service de l etat, service etatique, state service, state agency, service public, "
        "government, etat, administration",
        "civil_society": "societe civile, ong, ngo, civil society organisation, osc, cso",
    },
    "scheme": {
        "national": "national status, nationale, qualification, arrete ministeriel, validation, etat",
        "icglr": "cirgl, rcm, icglr rcm, regional",
        "programme": "program, programe, itsci, projet",
    },
    "status": {
        "integrated": "integre, integree, actif, active, included, in programme",
        "candidate": "candidat, candidature, proposed, propose",
        "withdrawn": "retire, retiree, exclu, exclue, sorti, withdrawal, removed",
        "green": "vert, verte, v, g, valide vert",
        "yellow": "jaune, j, y",
        "red": "rouge, r",
        "blue": "bleu, bleue, b, not inspected, non inspecte",
    },
    "type": {
        "mine": "mine tag, etiquette mine, etiquettes mine, tag mine, mines, etiquette de mine",
        "negociant": "etiquette negociant, negociants, negociant tag, tag negociant, trader, trader tag",
        "processor": "processeur, traitement, etiquette traitement, etiquette processeur, processor tag, export, "
        "etiquette exportateur, comptoir, entite de traitement, processing",
        "mine_book": "carnet mine, carnet de mine, mine logbook, mine log book, registre mine, livre mine",
        "negociant_book": "carnet negociant, carnet de negociant, negociant logbook, negociant log book, "
        "registre negociant, livre negociant, trader logbook",
    },
    "incidents.category": {
        "armed_group": "groupe arme, groupes armes, appui aux groupes armes, soutien aux groupes armes, armed groups, "
        "non state armed group, milice, militia",
        "forced_labour": "travail force, travail obligatoire, forced labor",
        "child_labour": "travail des enfants, enfants, pires formes de travail des enfants, child labor, children",
        "torture": "traitements cruels, traitement degradant, cruel treatment",
        "sexual_violence": "violence sexuelle, violences sexuelles, viol, rape, sexual abuse",
        "war_crimes": "crimes de guerre, crime de guerre, crimes contre l humanite, war crime",
        "security_forces": "forces de securite, taxe illegale, taxes illegales, barriere illegale, extorsion, "
        "extortion, "
        "illegal tax, illegal taxes, roadblock, barriere, controle illegal, militaires",
        "bribery": "corruption, pot de vin, bribe, bribes",
        "fraud_origin": "fraude origine, fraude sur l origine, origine frauduleuse, fausse origine, contamination, "
        "fraudulent origin, fraud, fraude",
        "money_laundering": "blanchiment, blanchiment d argent, blanchiment de capitaux, laundering",
        "tax": "taxes impayees, non paiement des taxes, taxe impayee, redevances impayees, unpaid tax, "
        "unpaid taxes, taxes",
        "chain_of_custody": "chaine de possession, chaine de tracabilite, tracabilite, chaine de custody, coc, "
        "traceability, "
        "erreur de tracabilite",
        "tag_loss": "perte d etiquettes, perte etiquettes, etiquettes perdues, vol d etiquettes, perte de tags, "
        "vol de tags, "
        "lost tags, stolen tags, tag theft, tags lost, vente d etiquettes",
        "smuggling": "contrebande, saisie, seizure, smuggling or seizure, fraude miniere, trafic",
        "non_response": "non reponse, sans reponse, absence de reponse, no response",
        "governance": "gouvernance",
        "safety": "securite, accident, accidents, accident minier, eboulement, hygiene et securite, sante et securite, "
        "health and safety, h&s, pit collapse",
        "protected_area": "aire protegee, aires protegees, parc, parc national, park, reserve",
        "environment": "environnement, pollution, environmental",
        "community_conflict": "conflit communautaire, conflit, conflits, conflit avec la communaute, conflict, "
        "community",
        "other": "autre, autres, divers, others",
    },
    "incidents.level": {
        "1": "niveau 1, level 1, l1, n1, i, 1 grave, 1er",
        "2": "niveau 2, level 2, l2, n2, ii, 2e",
        "3": "niveau 3, level 3, l3, n3, iii, 3e",
    },
    "incidents.high_risk": {"yes": "oui, y, o, true, vrai, x, eleve, high, 1", "no": "non, n, false, faux, 0"},
    "incidents.state": {
        "alert": "alerte, signale, signalement, reported, nouveau, new, a evaluer",
        "open": "ouvert, ouverte, en cours, opened, ongoing, in progress, en suivi, suivi, active, actif, pending",
        "closed": "clos, close, cloture, cloturee, ferme, fermee, termine, terminee, finished, regle, classe",
    },
    "incidents.outcome": {
        "resolved": "resolu, resolue, resolved case, regle, solved",
        "unsubstantiated": "non fonde, infonde, sans fondement, non confirme, not confirmed, unfounded, unconfirmed",
        "transferred": "transfere, transferee, transmis, transmis a la justice, referred, refere, transfert",
    },
    "site_changes.action": {
        "rename": "renamed, renommer, renomme, changement de nom",
        "merge": "merged, fusion, fusionner, fusionne",
        "split": "divided, scission, scinder, scinde, division, diviser",
        "close": "closed, fermer, ferme, fermeture, cloture",
    },
    "tag_movements.action": {
        "receive": "received, reception, recu, recue, recevoir, livraison, delivery, delivered",
        "allocate": "allocated, allocation, attribution, attribuer, attribue, affectation, affecter, affecte, alloue, "
        "issue, issued",
        "hand_over": "handover, handed over, remise, remis, remettre, transfert, transfer, cession",
        "return": "returned, retour, retourne, rendu, restitution",
        "lose": "lost, loss, perte, perdu, perdue, perdus",
        "steal": "stolen, theft, vol, vole, volee, voles",
        "damage": "damaged, endommage, endommagee, abime, casse, deteriore",
        "cancel": "cancelled, canceled, annule, annulee, annulation, annuler",
        "count": "counted, stock count, comptage, inventaire, compte",
    },
    "bag_acts.action": {
        "replace_tag": "replace, replaced, tag replaced, tag replacement, remplacement, remplacement d etiquette, "
        "remplacer, remplace, etiquette remplacee",
        "provisional_tag": "provisional, provisoire, etiquette provisoire, temporary tag",
        "reject": "rejected, rejet, rejete, rejeter, refus, refuse",
        "return_to_seller": "returned to seller, retour au vendeur, retour vendeur, retourne au vendeur, rendu vendeur",
        "sell": "sold, sale, vente, vendu, vendre",
        "hold": "held, on hold, blocage, bloque, bloquer, retenu, retention, consigne",
        "release": "released, liberation, libere, liberer, deblocage, debloque, mainlevee",
        "seize": "seized, seizure, saisie, saisi, saisir",
        "restitute": "restituted, restitution, restitue, restituer, returned by state",
        "steal": "stolen, theft, vol, vole, voler",
        "spill": "spilled, spilt, deversement, deverse, renverse, perte au transport",
        "destroy": "destroyed, destruction, detruit, detruire",
        "reweigh": "reweighed, re weigh, re weighed, repesage, repese, repeser, nouvelle pesee, pesee",
    },
}

_MINERAL_NAMES: dict[str, str] = {
    "cassiterite": "cassiterite, cassiterites, casiterite, cassiterit, etain, tin, sn, sno2, stannum, tin ore, "
    "gasegereti, bati",
    "coltan": "coltan, koltan, koluta, colombo tantalite, colombotantalite, columbo tantalite, columbite tantalite, "
    "columbotantalite, tantalite columbite, tantalite, tantale, tantalum, ta, ta2o5, tantalum ore",
    "wolframite": "wolframite, wolframites, wolfram, wolframit, wolufuramu, tungsten, tungstene, w, wo3, tungsten ore",
}
MINERAL_WORDS: dict[str, tuple[str, ...]] = {
    word: (mineral,) for mineral, words in _MINERAL_NAMES.items() for word in words.split(", ")
} | {"3t": tuple(_MINERAL_NAMES)}
_MINERAL_NOISE = re.compile(r"\b(?:concentres?|concentrates?|minerais?|mineral|ores?|de|d|of|du)\b")
_MINERAL_JOIN = re.compile(r"\+|/|,|;|&|\bet\b|\band\b|\bna\b|-")

_COUNTRY_CODES = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ "
    "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO "
    "FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE "
    "JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO "
    "MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW "
    "PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM "
    "TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW "
)
COUNTRIES = frozenset(_COUNTRY_CODES.split())
COUNTRY_WORDS: dict[str, str] = {
    word: code
    for code, words in {
        "CD": "drc, rdc, cod, rd congo, dr congo, congo kinshasa, republique democratique du congo, "
        "democratic republic of the congo, democratic republic of congo, kongo",
        "CG": "cog, congo brazzaville, republique du congo, republic of the congo",
        "RW": "rwa, rwanda, republic of rwanda, republique du rwanda",
        "BI": "bdi, burundi, republic of burundi, republique du burundi, uburundi",
        "UG": "uga, uganda, ouganda",
        "TZ": "tza, tanzania, tanzanie",
        "ZM": "zmb, zambia, zambie",
        "KE": "ken, kenya",
        "MY": "mys, malaysia, malaisie",
        "TH": "tha, thailand, thailande",
        "CN": "chn, china, chine",
        "ID": "idn, indonesia, indonesie",
        "KZ": "kaz, kazakhstan",
        "BE": "bel, belgium, belgique",
        "DE": "deu, germany, allemagne",
        "AT": "aut, austria, autriche",
        "EE": "est, estonia, estonie",
        "US": "usa, united states, etats unis, united states of america",
        "GB": "uk, gbr, united kingdom, royaume uni",
        "FR": "fra, france",
        "CH": "che, switzerland, suisse",
        "AE": "uae, are, united arab emirates, emirats arabes unis, dubai",
        "HK": "hkg, hong kong",
        "SG": "sgp, singapore, singapour",
        "IN": "ind, india, inde",
        "JP": "jpn, japan, japon",
        "VN": "vnm, vietnam, viet nam",
        "BR": "bra, brazil, bresil",
        "MK": "mkd, north macedonia, macedoine du nord",
    }.items()
    for word in words.split(", ")
}
_AREA = re.compile(r"(territory|territoire|province|teritwari|prov|terr)\s*[:=]\s*(.*)\Z", re.IGNORECASE)
CURRENCY_WORDS = {
    "$": "USD",
    "US$": "USD",
    "$US": "USD",
    "€": "EUR",
    "FC": "CDF",
    "FRW": "RWF",
    "RWF": "RWF",
    "FBU": "BIF",
}


def choices_of(table: str, column: Column) -> dict[str, str]:
    """Every way to write a choice of this column, bare, with its canonical word."""
    words = CHOICE_WORDS.get(f"{table}.{column.name}") or CHOICE_WORDS.get(column.name) or {}
    known = {other: word for word in column.words for other in words.get(word, "").split(", ") if other}
    return known | {bare(word): word for word in column.words}


def parse_choice(raw: object, *, known: dict[str, str], words: tuple[str, ...]) -> str | Fault | None:
    """The canonical word of a choice."""
    text = clean(shown(raw))
    if is_nothing(text):
        return None
    if found := known.get(bare(text)):
        return found
    return Fault("CHOICE_UNKNOWN", {"text": text[:80], "choices": ", ".join(words)})


def parse_mineral(raw: object) -> str | Fault | None:
    """One mineral, or several joined by ``+`` in alphabetical order."""
    text = clean(shown(raw))
    if is_nothing(text):
        return None
    whole = bare(text, keep="+/,;&-")
    found: set[str] = set()
    if known := MINERAL_WORDS.get(bare(text)):
        found.update(known)
    else:
        for part in _MINERAL_JOIN.split(whole):
            name = " ".join(_MINERAL_NOISE.sub(" ", part).split())
            if name and name not in MINERAL_WORDS:
                return Fault("MINERAL_UNKNOWN", {"text": text[:80]})
            found.update(MINERAL_WORDS.get(name, ()))
    return "+".join(sorted(found)) if found else Fault("MINERAL_UNKNOWN", {"text": text[:80]})


def parse_country(raw: object) -> str | Fault | None:
    """An ISO 3166 alpha-2 code; the neighbours' and buyers' usual names are known."""
    text = clean(shown(raw))
    if is_nothing(text):
        return None
    code = text.upper()
    if code in COUNTRIES:
        return code
    return COUNTRY_WORDS.get(bare(text)) or Fault("COUNTRY_UNKNOWN", {"text": text[:80]})


def parse_area(raw: object) -> str | Fault | None:
    """A site code, ``territory:NAME`` or ``province:NAME``."""
    text = parse_name(raw)
    if isinstance(text, str) and (found := _AREA.match(text)):
        kind = "province" if found[1].lower().startswith("prov") else "territory"
        return f"{kind}:{found[2]}" if found[2] else Fault("AREA_UNKNOWN", {"text": text})
    return text


def parse_currency(raw: object) -> str | Fault | None:
    """Upper-case currency text, usually three letters."""
    text = parse_name(raw)
    return CURRENCY_WORDS.get(text.upper(), text.upper()) if isinstance(text, str) else text
