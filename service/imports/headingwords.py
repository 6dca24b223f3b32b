"""What headings are called, tool by tool and language by language, as data. Knows no tables."""

import re
import unicodedata
from collections.abc import Iterable

# Whole headings. Compared without case, accents, punctuation and spaces at the ends.
NAMES: dict[str, tuple[str, ...]] = {
    "name": (
        "name", "full name", "your name", "your full name", "attendee name", "attendee full name",
        "guest name",
        "participant name", "participant", "attendee", "display name", "member name", "first and last name",
        "name and surname", "ticket holder", "ticket holder name", "nombre", "nombre completo",
        "nombre y apellidos", "nombre y apellido", "tu nombre", "nombre del asistente", "nom",
        "nom complet", "nom et prénom", "prénom et nom", "votre nom", "nom du participant", "naam",
        "volledige naam", "je naam", "naam deelnemer", "vollständiger name", "vor und nachname",
        "vorname und nachname", "ihr name", "dein name", "name des teilnehmers", "teilnehmername",
        "teilnehmer", "nome", "nome completo", "nome e cognome", "seu nome", "nome do participante",
        "nome partecipante", "imię i nazwisko", "namn", "fullständigt namn", "navn", "fulde navn", "nimi",
        "имя", "фио", "ім я", "姓名", "名前", "氏名", "お名前", "이름", "الاسم", "שם",
    ),
    "first_name": (
        "first name", "given name", "firstname", "forename", "attendee first name",
        "attendee name given name",
        "guest first name", "vorname", "rufname", "prénom", "prenom", "prénom du participant",
        "nombre de pila", "primer nombre",
        "nombres", "voornaam", "primeiro nome", "nome próprio", "nome de batismo", "imię", "förnamn",
        "fornavn", "etunimi",
        "attendee name first name", "name des teilnehmers vorname", "name vorname", "teilnehmername vorname",
        "vorname des teilnehmers", "vorname teilnehmer", "nome del partecipante",
    ),
    "last_name": (
        "last name", "surname", "family name", "lastname", "attendee last name", "attendee surname",
        "guest last name", "attendee name family name", "nachname", "familienname", "zuname",
        "nom de famille",
        "nom de famille du participant", "apellido", "apellidos", "achternaam", "cognome", "sobrenome",
        "apelido",
        "último nome", "nazwisko", "efternamn", "efternavn", "etternavn", "sukunimi", "name nachname",
        "attendee name last name", "name des teilnehmers familienname", "name des teilnehmers nachname",
        "teilnehmername familienname",
        "teilnehmername nachname", "nachname des teilnehmers", "nachname teilnehmer",
        "cognome del partecipante",
    ),
    "email": (
        "email", "e mail", "email address", "e mail address", "mail", "mail address", "your email",
        "your e mail",
        "your email address", "attendee email", "attendee e mail", "guest email", "participant email",
        "contact email", "username", "user name", "email id", "e mail adresse", "email adresse",
        "mailadresse",
        "mail adresse", "deine e mail", "ihre e mail", "e mail adresse des teilnehmers",
        "e mail des teilnehmers",
        "teilnehmer e mail", "nutzername", "benutzername", "courriel", "adresse e mail", "adresse email",
        "adresse mail", "adresse électronique", "adresse de messagerie", "votre e mail", "nom d utilisateur",
        "correo", "correo electrónico", "dirección de correo electrónico", "dirección de correo",
        "dirección de e mail", "tu correo", "nombre de usuario", "e mailadres", "emailadres", "mailadres",
        "gebruikersnaam", "indirizzo email", "indirizzo e mail", "posta elettronica", "endereço de e mail",
        "endereço de email", "correio eletrônico", "correio eletrónico", "nome de usuário", "nome utente",
        "adres e mail", "adres email", "e postadress", "e post", "epost", "mejl", "sähköposti", "eposta",
        "электронная почта", "почта", "адрес электронной почты", "电子邮件", "邮箱", "メールアドレス", "이메일",
        "البريد الإلكتروني", "buyer email", "purchaser email", "order email", "e mail bestellung",
    ),
    "external_id": ("id", "attendee id", "person id", "api id", "respondent id", "public id", "guest id"),
    "interests": (
        "interests", "interest", "hobbies", "hobby", "topics", "interests and hobbies", "your interests",
        "interessen", "hobbys", "themen", "intereses", "aficiones", "temas", "intérêts", "loisirs",
        "centres d intérêt", "interesses", "interessi", "hobbies e interessi", "zainteresowania", "intressen",
        "interesser", "onderwerpen", "passions", "интересы", "интереси", "兴趣", "爱好",
        "趣味", "興味", "관심사", "redet gern über", "hablaría con gusto de",
    ),
    "values": (
        "values", "value", "your values", "core values", "what matters", "was wichtig ist", "lo que le importa",
        "ce qui compte", "werte", "wert", "valores", "valeurs", "waarden",
        "valori", "wartości", "värderingar", "verdier", "værdier", "ценности", "цінності", "价值观", "価値観",
    ),
    "curious_about": (
        "curious about", "curious", "want to learn", "curiosity", "learn about", "neugierig auf", "neugier",
        "curiosidad", "curiosidad por", "curiosité", "curieux de", "nieuwsgierig naar", "curioso di",
        "curiosità", "curiosidade", "curioso sobre", "ciekawość", "nyfiken på",
    ),
    "languages": (
        "languages", "language", "languages spoken", "spoken languages", "sprachen", "sprache", "idiomas",
        "langues", "talen", "lingue", "línguas", "języki", "språk", "sprog",
    ),
    "depth": (
        "depth", "how far questions may go", "tiefe", "wie weit fragen gehen dürfen", "profundidad",
        "hasta dónde pueden llegar las preguntas", "profondeur", "jusqu où vont les questions",
    ),
    "size": ("size", "pairs or tables", "paare oder tische", "parejas o mesas", "à deux ou à plusieurs"),
    "group": (
        "group", "company", "organization", "organisation", "school", "team", "company name", "employer",
        "firma", "unternehmen", "empresa", "entreprise", "société", "bedrijf", "organisatie", "azienda",
        "firma organisation", "organización", "schule", "escuela", "école", "company school or team",
        "firma schule oder team", "empresa centro de estudios o equipo", "entreprise école ou équipe",
    ),
    "met": (
        "met", "already know", "already knows", "knows", "met before", "whom you know", "kennt schon",
        "kennt bereits", "bekannt mit", "ya conoce", "ya conoce a", "conoce a", "connaît déjà",
    ),
    "keep_apart": (
        "keep apart", "not with", "rather not with", "avoid", "lieber nicht mit", "nicht mit",
        "lieber nicht zusammen mit", "mejor no con", "no con", "plutôt pas avec", "pas avec",
    ),
    "access": (
        "access", "access needs", "access requirements", "accessibility", "accessibility needs", "comfort",
        "what makes it easier", "what makes it easier to be there", "what would make it easier",
        "barrierefreiheit", "barrierefreie bedürfnisse", "was es leichter macht",
        "was es leichter macht, da zu sein", "accesibilidad", "necesidades de accesibilidad",
        "lo que facilita estar allí", "accessibilité", "besoins d accessibilité", "ce qui facilite les choses",
    ),
    "say": (
        "say", "pronunciation", "how to say it", "how to say the name", "aussprache",
        "wie der name gesprochen wird", "pronunciación", "cómo se dice el nombre", "prononciation",
        "comment dire le nom",
    ),
    "status": (
        "status", "attendee status", "order status", "ticket status", "approval status", "rsvp",
        "rsvp status",
        "registration status", "booking status", "guest status", "response type", "financial status",
        "payment status", "teilnehmerstatus", "anmeldestatus", "bestellstatus", "buchungsstatus", "estado",
        "estado del asistente", "estado del pedido", "statut", "statut du participant", "état",
        "statut de la commande", "stato", "stato partecipante", "stato ordine", "situação",
        "status do pedido",
        "status deelnemer", "bestelstatus", "stan", "attending", "going", "coming", "are you coming",
        "will you attend", "zusage", "teilnahme", "asistencia", "présence", "anwesenheit", "aanwezig",
    ),
    "canceled": (
        "order cancelled", "order canceled", "cancelled", "canceled", "is cancelled", "is canceled",
        "ticket cancelled", "ticket canceled", "cancelled at", "canceled at", "cancellation date", "voided",
        "refunded", "is refunded", "storniert", "abgesagt", "storniert am", "cancelado", "cancelada",
        "annulé",
        "annulée", "geannuleerd", "annullato", "void",
    ),
    "guests": (
        "guests", "guest count", "number of guests", "additional guests", "plus ones", "plus one",
        "extra guests", "gäste", "anzahl gäste", "begleitpersonen", "invités", "nombre d invités",
        "invitados",
        "acompañantes", "gasten", "ospiti", "convidados", "acompanhantes", "rsvp guests",
    ),
    "tickets": (
        "tickets purchased", "valid tickets", "quantity", "number of tickets", "ticket quantity", "tickets",
        "ticket count", "anzahl", "anzahl tickets", "menge", "cantidad", "quantité", "aantal", "quantità",
        "quantidade", "gekaufte tickets", "gültige tickets",
    ),
    "answered_at": (
        "timestamp", "zeitstempel", "horodateur", "horodatage", "marca temporal", "marca de tiempo",
        "tijdstempel",
        "carimbo de data hora", "informazioni cronologiche", "sygnatura czasowa", "tidsstämpel",
        "tidsstempel", "отметка времени",
        "created at", "created date", "registered at", "order date", "order time", "submit date utc",
        "completion time", "end date", "rsvped on", "rsvp date", "registration date", "fertigstellungszeit",
        "bestelldatum", "bestellzeit", "uhrzeit der bestellung", "hora de finalización", "heure de fin",
        "ora di completamento", "tijdstip van voltooien", "voltooiingstijd", "date de commande",
        "heure de commande", "fecha del pedido",
        "hora del pedido", "fecha de pedido", "anmeldedatum", "enddatum", "fecha de finalización",
        "date de fin",
        "data do pedido", "data ordine", "hora de conclusão", "besteldatum", "erstellt am",
        "erstellungsdatum",
        "submitted at", "date submitted", "submission date", "date created",
    ),
}  # fmt: skip
# Buyers stand in for attendees where these have no address of their own.
BUYERS = re.compile(
    r"\b(buyer|purchaser|order|payer|billing|bestell\w*|besteller|käufer|acheteur|comprador|acquirente)\b"
)
OWN = re.compile(
    r"\b(attendee|guest|participant|teilnehmer\w*|asistente|deelnemer|your|ihre?|deine?)\b"
)
# A question's wording, when no heading is known whole. Read without case and accents.
CLUES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (target, re.compile(pattern))
    for target, pattern in (
        (
            "curious_about",
            r"\bcurious\b|like to know more|(like|want) to learn|\blearn (more )?about\b|neugierig"
            r"|(mehr|gern\w*) (erfahren|lernen)|curiosidad|(gustaria|quieres) (saber|aprender)|curieu[xs]"
            r"|en savoir plus|envie d ?apprendre|nieuwsgierig|meer (over )?weten|curios[oi]\b|saperne di piu"
            r"|saber mais",
        ),
        (
            "interests",
            r"\binterest(s|ed)?\b|happily talk|(like|love|enjoy) (to )?(talk|chat|speak|do)|talk about|\bhobb"
            r"|\btopics?\b|\bchat about"
            r"|\bpassion|4plus|\binteress|gern\w* (red|sprech|unterhalt|mach)|reden|themen\b"
            r"|\binteres(a|an|es|ado|ada)?\b"
            r"|aficion|(gusta|encanta|apetece) (hablar|hacer)|temas\b|interet|loisir|aimez vous|aimes tu|parler"
            r"|geinteresseerd|(graag|leuk) praten|\bpraten|\bappassion|parlare|zainteresowan|intress"
            r"|falar\b|free time|freizeit|tiempo libre"
            r"|temps libre|vrije tijd|tempo libero",
        ),
        (
            "values",
            r"\bvalues\b|\byou value\b|matters? (most )?to you|what matters|important to you|\bwerte\b"
            r"|\bwichtig|\bvalores\b|\bimporta(n|nte)?\b|\bvaleurs\b|\bcompte(nt)? (le plus )?pour (vous|toi)"
            r"|important(es)? pour"
            r"|\bwaarden\b|\bbelangrijk\b|\bvalori\b|\bconta di piu|\bwartosci\b|\bvarderingar\b|\bverdier\b",
        ),
        ("languages",
         r"languages?.*(speak|talk)|(speak|spoken).*languages?|sprachen? sprech|idiomas? habla|langues? parl"),
        (
            "name",
            r"\b(your|full|preferred|what s your|what is your) (full |first and last |preferred )?name\b"
            r"|(should|may|can) we call you|\bwie hei(ss|ß)|\bdein(en)? name|\bihr(en)? name|como te llamas"
            r"|\btu nombre|\bcomo se llama|comment (t|vous) appel|(votre|ton) nom\b|hoe heet|\bje naam"
            r"|come ti chiami"
            r"|\bseu nome|jak masz na imie|name (on|for) (your |the )?(badge|card|tag)|name badge|namensschild",
        ),
        (
            "email",
            r"\be ?mail( adresse?| address)?$|\b(your|dein\w*|ihre?|votre|ton|tu|su|je|uw|seu) "
            r"(e ?mail|mail|courriel|correo)"
            r"|adresse (e ?mail|mail)|mailadresse|courriel|correo electronico|mailadres|indirizzo e ?mail",
        ),
        ("group", r"(which|what|your) (company|organi[sz]ation|school|employer|team)\b|where do you work"),
    )
)  # fmt: skip
# Words that say a heading is not about a person's own name, likes or state.
ELSEWHERE = re.compile(
    r"\b(event|ticket|product|seat|invoice|session|file|emergency|billing|sponsor\w*|newsletter|marketing"
    r"|dietary|allerg\w*|volunteer\w*|price|tax|order items|t shirt|parking|payment)\b"
)


def fold(heading: str) -> str:
    """Return a heading as letters, digits and single spaces, lower case."""
    plain = unicodedata.normalize("NFKC", heading).casefold()
    return " ".join(re.sub(r"[^\w]+|_", " ", plain).split())


def key_of(heading: str) -> str:
    """Return a heading to be compared: folded, without accents, with the number sign as a word."""
    apart = unicodedata.normalize("NFKD", heading.replace("#", " number "))
    return fold("".join(c for c in apart if not unicodedata.combining(c)).replace("ł", "l"))


_TARGETS = {
    key_of(name): target for target, names in reversed(NAMES.items()) for name in reversed(names)
}


def target_of(heading: str) -> str:
    """Return what a heading known whole means, or nothing."""
    return _TARGETS.get(key_of(heading), "")


def clue_in(heading: str) -> str:
    """Return what a question's wording is about, or nothing."""
    key = key_of(heading)
    if ELSEWHERE.search(key):
        return ""
    return next((target for target, pattern in CLUES if pattern.search(key)), "")


def known_headings(cells: Iterable[str]) -> int:
    """Count cells that are headings we know whole: how much a row looks like a heading row."""
    return sum(1 for cell in cells if key_of(cell) in _TARGETS)
