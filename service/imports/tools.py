"""Which tool made a table, told by its headings wherever they stand. Data; reads no cells but headings."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from service.imports.headingwords import key_of
from service.imports.table import Table

OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """One tool's export. `marks` are headings that few others have, each with its other spellings.

    `ids` are the headings that together number a person; none if the tool's numbers mean nothing later.
    `means` says what a heading is in this tool only; `separator` stands between several answers.
    """

    id: str
    name: str
    marks: tuple[tuple[str, ...], ...] = ()
    needs: int = 2
    ids: tuple[tuple[str, ...], ...] = ()
    means: Mapping[str, str] = field(default_factory=dict)
    separator: str = ""
    month_first: bool = True
    has_email: bool = True


TOOLS = (
    Tool(
        id="luma",
        name="Luma",
        marks=(
            ("api id", "guest api id", "guest id"), ("approval status",), ("qr code url",), ("eth address",),
            ("solana address",), ("custom source",), ("ticket type id",), ("checked in at",),
            ("survey response rating",),
        ),
        ids=(("api id", "guest api id", "guest id"),),
    ),
    Tool(
        id="pretix",
        name="pretix",
        marks=(
            ("order code", "bestellnummer", "code de commande", "codigo de pedido", "codigo del pedido",
             "bestelcode",
             "codice ordine", "bestellcode"),
            ("position id", "positions id", "positionsnummer", "id de position", "id de posicion",
             "positie id",
             "positie nummer", "id posizione"),
            ("pseudonymization id", "pseudonymisierungs id", "id de pseudonymisation", "pseudonymisatie id"),
            ("event slug", "kurzform der veranstaltung", "veranstaltungs kurzform", "veranstaltungskurzform"),
            ("attendee name given name", "name des teilnehmers vorname", "teilnehmername vorname"),
            ("voucher", "gutschein"), ("seat id", "sitzplatz id", "platz id"),
            ("order locale", "sprache der bestellung", "bestellsprache"),
        ),
        ids=(
            ("order code", "bestellnummer", "code de commande", "codigo de pedido", "codigo del pedido",
             "bestelcode",
             "codice ordine", "bestellcode"),
            ("position id", "positions id", "positionsnummer", "id de position", "id de posicion",
             "positie id",
             "positie nummer", "id posizione"),
        ),
    ),
    Tool(
        id="hi-events",
        name="Hi.Events",
        marks=(
            ("public id",), ("short id",), ("check ins", "check in count", "is checked in"),
            ("product id", "produkt id", "id de produit", "id del producto"),
            ("product name", "produktname", "nom du produit", "nombre del producto"), ("last updated date",),
        ),
        ids=(("public id", "short id", "id"),),
    ),
    Tool(
        id="eventbrite",
        name="Eventbrite",
        marks=(
            ("attendee number", "attendee no", "attendee id"), ("attendee status", "teilnehmerstatus",
             "estado del asistente", "statut du participant", "stato partecipante", "status deelnemer"),
            ("eventbrite fees", "eventbrite gebuhren", "frais eventbrite", "tarifas de eventbrite"),
            ("eventbrite payment processing",), ("order type", "bestelltyp"), ("price tier",),
            ("order number", "order id", "order no", "bestellnr", "bestellnummer"), ("ticket type",
             "tickettyp"),
            ("fees paid",), ("home address 1",), ("barcode number", "barcode"),
        ),
        needs=3,
        ids=(("attendee number", "attendee no", "attendee id", "barcode number", "barcode"),),
    ),
    Tool(
        id="meetup",
        name="Meetup",
        marks=(
            ("user id", "member id"), ("rsvp",), ("rsvped on", "rsvp d on"), ("url of member profile",
             "profile url"),
            ("joined group on",), ("event host",),
        ),
        ids=(("user id", "member id"),),
        has_email=False,
    ),
    Tool(
        id="microsoft-forms",
        name="Microsoft Forms",
        marks=(
            ("start time", "startzeit", "hora de inicio", "heure de debut", "begintijd",
             "tijdstip van starten",
             "ora di inizio", "starttijd", "godzina rozpoczecia"),
            ("completion time", "fertigstellungszeit", "hora de finalizacion", "heure de fin",
             "tijdstip van voltooien",
             "ora di completamento", "voltooiingstijd", "hora de conclusao", "godzina ukonczenia"),
        ),
        means={"id": "ignore"},
        separator=";",
    ),
    Tool(
        id="typeform",
        name="Typeform",
        marks=(
            ("number",), ("network id",), ("submit date utc", "submitted at"), ("start date utc",),
             ("stage date utc",),
            ("response type",), ("tags",), ("ending",),
        ),
        ids=(("number", "token"),),
        separator=" / ",
    ),
    Tool(
        id="surveymonkey",
        name="SurveyMonkey",
        marks=(
            ("respondent id", "befragten id", "teilnehmer id", "id du repondant", "id del encuestado",
             "identificador del encuestado", "respondent number"),
            ("collector id", "collector id number", "collecteur id", "id du collecteur", "id del recopilador",
             "sammler id", "kollektor id"),
            ("ip address", "ip adresse", "adresse ip", "direccion ip"), ("custom data 1",), ("start date",),
             ("end date",),
        ),
        ids=(
            ("respondent id", "befragten id", "teilnehmer id", "id du repondant", "id del encuestado",
             "identificador del encuestado", "respondent number"),
        ),
    ),
    Tool(
        id="ticket-tailor-tickets",
        name="Ticket Tailor (issued tickets)",
        marks=(
            ("ticket reference", "ticket code", "ticket id"), ("payment reference",), ("event start",),
             ("attended",),
            ("check in", "checked in"), ("ticket price",), ("order status",),
        ),
        needs=4,
        ids=(("ticket reference", "ticket code", "ticket id"),),
    ),
    Tool(
        id="ticket-tailor-orders",
        name="Ticket Tailor (orders)",
        marks=(
            ("tickets purchased",), ("order cancelled", "order canceled"), ("payg fees",), ("order items",),
            ("remaining order value",), ("event end",), ("order value",),
        ),
        needs=3,
        ids=(("order id",),),
    ),
    Tool(
        id="humanitix",
        name="Humanitix",
        marks=(
            ("valid tickets",), ("cancelled tickets", "canceled tickets"), ("financial status",),
             ("long order id",),
            ("humanitix absorbed fees",), ("humanitix passed on fee",), ("tickets delivered",),
            ("giftcard used",),
        ),
        ids=(("order id",),),
        month_first=False,
    ),
    Tool(
        id="google-forms",
        name="Google Forms",
        marks=(
            ("timestamp", "zeitstempel", "horodateur", "marca temporal", "marca de tiempo", "tijdstempel",
             "carimbo de data hora", "informazioni cronologiche", "sygnatura czasowa", "tidsstampel",
             "tidsstempel",
             "отметка времени", "позначка часу", "タイムスタンプ", "时间戳记", "时间戳"),
        ),
        needs=1,
    ),
)  # fmt: skip
ANY = Tool(id=OTHER, name="")
BY_ID = {one.id: one for one in (*TOOLS, ANY)}


def tool_of(table: Table) -> Tool:
    """Return the tool whose marks stand in the heading row, most of them first; else any."""
    keys = {key_of(heading) for heading in table.header}
    found = [
        (hits, -place)
        for place, tool in enumerate(TOOLS)
        if (hits := sum(1 for mark in tool.marks if not keys.isdisjoint(mark))) >= tool.needs
    ]
    return TOOLS[-max(found)[1]] if found else ANY
