"""What words in other tools' status columns mean: in, out, or not decided yet. Words are data, by language."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from service.imports.headingwords import key_of


class Verdict(StrEnum):
    """Whether a row's person takes part."""

    IN = "in"
    OUT = "out"
    WAIT = "wait"


_IN = (
    "attending", "checked in", "paid", "approved", "active", "yes", "going", "y", "complete", "completed",
    "confirmed",
    "accepted", "no cost", "free", "registered", "valid", "ok", "attended", "present", "booked", "issued",
    "granted", "coming",
    "will attend", "i m in", "i am coming", "purchased", "success", "sent", "delivered", "member", "host",
    "bezahlt", "bestatigt", "angemeldet", "teilnehmend", "nimmt teil", "zugesagt", "ja", "aktiv",
    "genehmigt", "abgeschlossen",
    "eingecheckt", "zusage", "kostenlos", "gultig",
    "pagado", "pagada", "confirmado", "confirmada", "aprobado", "aprobada", "asistira", "asiste", "si",
    "activo", "activa",
    "completado", "completada", "inscrito", "aceptado", "gratis",
    "paye", "payee", "confirme", "confirmee", "approuve", "approuvee", "oui", "inscrit", "inscrite",
    "termine", "terminee",
    "actif", "active", "participe", "accepte", "gratuit", "present e",
    "betaald", "bevestigd", "aangemeld", "actief", "goedgekeurd", "voltooid", "komt", "aanwezig",
    "deelnemend", "geaccepteerd",
    "pagato", "pagata", "confermato", "confermata", "attivo", "attiva", "approvato", "completato",
    "iscritto", "accettato",
    "pago", "ativo", "aprovado", "sim", "concluido", "inscrito", "aceito",
    "oplacone", "oplacony", "potwierdzone", "tak", "betald", "betalt", "bekraftad", "bekraeftet", "да",
    "оплачено",
)  # fmt: skip
_OUT = (
    "cancelled", "canceled", "cancelled by attendee", "canceled by attendee", "refunded",
    "partially cancelled", "declined",
    "rejected", "not attending", "not going", "no", "n", "deleted", "void", "voided", "expired", "withdrawn",
    "removed",
    "no show", "transferred", "refused", "denied", "failed", "chargeback", "abandoned", "can t come",
    "cannot come", "not coming",
    "can t go", "won t attend", "will not attend", "full refund", "refund", "unsubscribed", "blocked",
    "disqualified",
    "partial", "partial response", "incomplete", "started", "unfinished", "absent",
    "storniert", "abgesagt", "abgelehnt", "erstattet", "nein", "geloscht", "abgelaufen", "nimmt nicht teil",
    "absage",
    "nicht teilnehmend", "verfallen", "abgemeldet", "zuruckerstattet", "ungultig",
    "cancelado", "cancelada", "anulado", "anulada", "reembolsado", "reembolsada", "rechazado", "rechazada",
    "no asistira",
    "no asiste", "eliminado", "caducado", "expirado", "declinado",
    "annule", "annulee", "rembourse", "remboursee", "refuse", "refusee", "non", "supprime", "expire",
    "expiree", "decline",
    "ne participe pas", "absent e",
    "geannuleerd", "terugbetaald", "afgewezen", "nee", "verwijderd", "verlopen", "komt niet", "afgemeld",
    "afwezig",
    "annullato", "annullata", "rimborsato", "rimborsata", "rifiutato", "rifiutata", "scaduto", "eliminato",
    "non partecipa",
    "nao", "recusado", "excluido", "estornado", "expirado", "anulowane", "anulowano", "nie", "zwrocone",
    "odrzucone",
    "avbokad", "installt", "aterbetald", "nej", "nei", "avlyst", "annulleret", "нет", "отменено", "отменен",
)  # fmt: skip
_WAIT = (
    "pending", "pending approval", "invited", "waitlist", "waitlisted", "waiting list", "on waitlist",
    "awaiting payment",
    "awaiting approval", "awaiting confirmation", "unpaid", "overdue", "session", "maybe", "interested",
    "not responded",
    "no response", "no reply", "invite sent", "reserved", "on hold", "unconfirmed", "tentative", "requested",
    "applied", "draft",
    "pending payment", "partially paid", "open", "waiting", "undecided",
    "ausstehend", "eingeladen", "warteliste", "auf der warteliste", "unbezahlt", "offen", "uberfallig",
    "vielleicht", "wartend",
    "zahlung ausstehend", "unbestatigt", "angefragt",
    "pendiente", "pendiente de pago", "pendiente de aprobacion", "invitado", "invitada", "lista de espera",
    "en espera", "tal vez",
    "quizas", "no pagado", "sin pagar",
    "en attente", "en attente de paiement", "invite", "invitee", "liste d attente", "sur liste d attente",
    "peut etre", "impaye",
    "non paye",
    "in afwachting", "in behandeling", "uitgenodigd", "wachtlijst", "misschien", "onbetaald", "openstaand",
    "in attesa", "in sospeso", "invitato", "invitata", "lista d attesa", "forse", "non pagato",
    "pendente", "convidado", "talvez", "aguardando pagamento", "oczekuje", "oczekujace", "zaproszony",
    "lista rezerwowa",
    "vantelista", "inbjuden", "kanske", "venteliste", "maske", "kanskje",
)  # fmt: skip
_VERDICTS: dict[str, Verdict] = {
    **{key_of(word): Verdict.WAIT for word in _WAIT},
    **{key_of(word): Verdict.IN for word in _IN},
    **{key_of(word): Verdict.OUT for word in _OUT},
}
# Words that only mean something where a column is about coming, or about a state.
_LOOSE = frozenset(
    {
        "yes",
        "no",
        "y",
        "n",
        "ja",
        "nein",
        "si",
        "oui",
        "non",
        "nee",
        "sim",
        "nao",
        "tak",
        "nie",
        "free",
    }
)
# A status has few words; answers have many.
MOST_WORDS = 12
# In a column that says who is canceled.
_NOT_CANCELED = frozenset(
    {
        "",
        "0",
        "no",
        "n",
        "false",
        "nein",
        "non",
        "nee",
        "nao",
        "nie",
        "not cancelled",
        "0 00",
        "none",
    }
)


@dataclass(frozen=True, slots=True)
class StatusWord:
    """A word of a status column as written, how many rows have it, and what it is taken for.

    `is_known` is false where nothing is known of the word, and somebody has to be asked.
    """

    word: str
    count: int
    verdict: Verdict
    is_known: bool


def verdict_of(word: str) -> Verdict | None:
    """Return what a status word is known to mean."""
    key = key_of(word)
    if key in _VERDICTS:
        return _VERDICTS[key]
    # "Canceled (refund pending)", "APPROVED - VIP": the first words count.
    parts = key.split()
    starts = (" ".join(parts[:n]) for n in range(len(parts) - 1, 0, -1))
    return next((_VERDICTS[one] for one in starts if one in _VERDICTS and one not in _LOOSE), None)


def is_status_column(cells: Iterable[str]) -> bool:
    """Say whether a column tells who comes: half of it does, or a few words do of which one is certain."""
    counts = Counter(cell.strip() for cell in cells if cell.strip())
    known = sum(times for word, times in counts.items() if verdict_of(word) is not None)
    is_certain = any(verdict_of(word) is not None and key_of(word) not in _LOOSE for word in counts)
    return bool(counts) and (
        known * 2 >= sum(counts.values()) or (is_certain and len(counts) <= MOST_WORDS)
    )


def is_canceled(cell: str) -> bool:
    """Say whether a cell of a column about cancellations says yes: a one, a yes, a date."""
    return key_of(cell) not in _NOT_CANCELED


def status_words(
    cells: Sequence[str], decided: Mapping[str, Verdict] | None = None
) -> tuple[StatusWord, ...]:
    """Return every word of a status column with its meaning, the commonest first.

    What most rows say without our knowing it is the ordinary state, so it is in; what few say waits.
    """
    counts = Counter(cell.strip() for cell in cells if cell.strip())
    total = sum(counts.values())
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    decided = decided or {}
    words = []
    for word, count in ordered:
        known = verdict_of(word)
        ordinary = Verdict.IN if count * 2 >= total else Verdict.WAIT
        words.append(
            StatusWord(word, count, decided.get(word, known or ordinary), known is not None)
        )
    return tuple(words)
