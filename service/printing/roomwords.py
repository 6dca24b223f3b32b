"""What papers of an event online say: of rooms where others tell of tables and doors. Knows no person."""

from collections.abc import Mapping

# A private part of a language tag: "de-x-rooms" is German as people speak it in rooms.
_ROOMS = "-x-rooms"
Strings = Mapping[str, str]


def spoken(lang: str, *, is_online: bool) -> str:
    """Return the tag of a language as the papers of an event speak it.

    >>> spoken("de", is_online=True), spoken("de", is_online=False)
    ('de-x-rooms', 'de')
    """
    return f"{lang}{_ROOMS}" if is_online else lang


def as_spoken(lang: str, words: Strings) -> Strings:
    """Return words as a tag speaks them: those of tables changed for those of rooms, if it says so."""
    if not lang.endswith(_ROOMS):
        return words
    instead = _INSTEAD.get(lang.split("-", maxsplit=1)[0], _INSTEAD["en"])
    return {key: instead.get(key, text) for key, text in words.items()}


_INSTEAD: Mapping[str, Strings] = {
    "en": {
        "general_table": "A question for everyone in the room.",
        "table": "Room",
        "here": "Who is here",
        "deepen_do": "Offer, never call on anyone. One question from the others before the next story.",
        "host_foot": "Printed for the host. Please show it to nobody else.",
        "find_table": "Find your room",
        "tables_head": "Rooms",
        "tables_one": "1 room",
        "tables_more": "{n} rooms",
        "seated": "{people} in {tables}: {numbers}",
        "task_number": "Open the rooms: {numbers}.",
        "task_hosts": "Hosts and their rooms: {hosts}.",
        "task_takeover": "From round {round} on {host} hosts room {table}.",
        "task_list": "Have the list of names at hand.",
        "task_cards": "Remind everybody of their private page: it shows their rooms and cards.",
        "task_sign": "Agree on a sign for the end of a round, such as a line in the chat.",
        "welcome_rest": "Your room for each round is on your private page. "
        "Pass on any question whenever you like. Please go to your first room.",
        "say_next": "Thank you. Please go to your next room. Round {n} begins at {time}.",
        "say_end": "That was the last round. Thank you for asking and for listening. "
        "If something is worth remembering, note one line on your private page.",
        "threes_one": "Room {numbers} is a room of three.",
        "threes_more": "Rooms {numbers} are rooms of three.",
        "late_pairs": "If somebody waits in their room, send them there. "
        "If not, they join any pair until the round ends.",
        "late_tables": "Send them to their room. The list of names has its number.",
        "late_unlisted": "Somebody who is on no list talks with a person who rests, "
        "or joins a room as one more. Write down the name.",
        "missing_wait": "Wait two minutes after a round has begun. Then look for anyone who is alone.",
        "missing_pairs": "Two who are alone meet. One alone is welcome in the main room.",
        "missing_tables": "A room goes on with two or more. One alone is welcome in the main room.",
        "by_table": "By room",
        "free_at": "Room {table}: {n}",
    },
    "de": {
        "general_table": "Eine Frage für alle im Raum.",
        "table": "Raum",
        "here": "In diesem Raum",
        "open_do": "{turn}. Wer den Raum leitet, kommt zuletzt und bleibt kurz.",
        "for_host": "Für die Raumleitung",
        "hosts": "Raumleitung: {name}",
        "host_foot": "Gedruckt für die Raumleitung. Bitte sonst niemandem zeigen.",
        "find_table": "Finde deinen Raum",
        "tables_head": "Räume",
        "tables_one": "1 Raum",
        "tables_more": "{n} Räumen",
        "seated": "{people} in {tables}: {numbers}",
        "task_number": "Räume öffnen: {numbers}.",
        "task_hosts": "Raumleitungen und ihre Räume: {hosts}.",
        "task_takeover": "Ab Runde {round} leitet {host} Raum {table}.",
        "task_list": "Die Namensliste bereithalten.",
        "task_cards": "Alle an ihre private Seite erinnern: Dort stehen ihre Räume und Karten.",
        "task_sign": "Ein Zeichen für das Ende einer Runde vereinbaren, etwa eine Zeile im Chat.",
        "welcome_rest": "Euer Raum für jede Runde steht auf eurer privaten Seite. "
        "Jede Frage darf ausgelassen werden. Bitte geht jetzt in euren ersten Raum.",
        "say_next": "Danke. Bitte geht jetzt in euren nächsten Raum. Runde {n} beginnt um {time}.",
        "say_end": "Das war die letzte Runde. Danke fürs Fragen und fürs Zuhören. "
        "Wenn ihr euch etwas merken wollt: Eine Zeile auf eurer privaten Seite genügt.",
        "threes_one": "In Raum {numbers} sind drei.",
        "threes_more": "In den Räumen {numbers} sind je drei.",
        "late_pairs": "Wartet jemand im eigenen Raum, dorthin schicken. "
        "Wenn nicht, bis zum Ende der Runde bei irgendeinem Paar dazukommen.",
        "late_tables": "In den eigenen Raum schicken. Die Nummer steht auf der Namensliste.",
        "late_unlisted": "Wer auf keiner Liste steht, redet mit jemandem, der pausiert, "
        "oder kommt in einem Raum dazu. Den Namen aufschreiben.",
        "missing_wait": "Nach Beginn der Runde zwei Minuten warten. Dann schauen, wer allein ist.",
        "missing_pairs": "Zwei, die allein sind, treffen sich. "
        "Wer allein bleibt, ist im Hauptraum willkommen.",
        "missing_tables": "Ein Raum macht zu zweit weiter. "
        "Wer allein bleibt, ist im Hauptraum willkommen.",
        "nobody_moves": "Niemand wechselt den Raum. Alle bleiben, wo das frühere Blatt sie hat.",
        "reseat": "Raumwechsel",
        "missing_many": "Fehlen viele, den Plan ab der nächsten Runde ändern und das Blatt „Raumwechsel“ "
        "drucken.",
        "by_table": "Nach Räumen",
        "free_at": "Raum {table}: {n}",
    },
    "es": {
        "general_table": "Una pregunta para toda la sala.",
        "table": "Sala",
        "here": "En esta sala",
        "open_do": "{turn}. Quien guía la sala habla al final, y poco.",
        "deepen_do": "Ofrecer, nunca señalar. Una pregunta del grupo antes de la historia siguiente.",
        "for_host": "Para quien guía la sala",
        "hosts": "Guía la sala: {name}",
        "host_foot": "Impreso para quien guía la sala. Por favor, no lo enseñes a nadie más.",
        "find_table": "Busca tu sala",
        "tables_head": "Salas",
        "tables_one": "1 sala",
        "tables_more": "{n} salas",
        "task_number": "Abrir las salas: {numbers}.",
        "task_hosts": "Guías y sus salas: {hosts}.",
        "task_takeover": "A partir de la ronda {round}, {host} guía la sala {table}.",
        "task_list": "Tener a mano la lista de nombres.",
        "task_cards": "Recordar a cada persona su página privada: allí están sus salas y tarjetas.",
        "task_sign": "Acordar una señal para el final de cada ronda, por ejemplo una línea en el chat.",
        "welcome_rest": "La sala de cada ronda está en su página privada. "
        "Cualquier pregunta se puede pasar. Vayan ahora a su primera sala, por favor.",
        "say_next": "Gracias. Vayan ahora a su sala siguiente, por favor. La ronda {n} empieza a las {time}.",
        "say_end": "Era la última ronda. Gracias por preguntar y por escuchar. "
        "Si algo merece recordarse, basta una línea en su página privada.",
        "threes_one": "La sala {numbers} es de tres.",
        "threes_more": "Las salas {numbers} son de tres.",
        "late_pairs": "Si alguien espera en su sala, enviar allí a la persona. "
        "Si no, se une a cualquier pareja hasta el final de la ronda.",
        "late_tables": "Enviar a la persona a su sala. El número está en la lista de nombres.",
        "late_unlisted": "Quien no está en ninguna lista habla con alguien que descansa, "
        "o se suma a una sala. Anotar su nombre.",
        "missing_pairs": "Dos personas sin compañía se juntan. A una sola la esperan en la sala principal.",
        "missing_tables": "Una sala sigue con dos o más. A una persona sola la esperan en la sala principal.",
        "nobody_moves": "Nadie cambia de sala. Todo sigue como en la hoja anterior.",
        "by_table": "Por sala",
        "from_to": "Cambio de sala",
        "free_at": "Sala {table}: {n}",
    },
    "fr": {
        "value_table": "Ce qui compte pour tout le groupe\u00a0: {x}.",
        "wonder_table": "Une même curiosité dans tout le groupe\u00a0: {x}.",
        "general_table": "Une question pour tout le groupe.",
        "table": "Salle",
        "here": "Dans cette salle",
        "deepen_do": "Proposer, ne désigner personne. Une question du groupe avant l’histoire suivante.",
        "host_brief": "Aidez le groupe à trouver un premier point commun, puis laissez parler.",
        "host_foot": "Imprimé pour l’hôte. Merci de ne montrer cette feuille à personne d’autre.",
        "find_table": "Trouvez votre salle",
        "tables_head": "Salles",
        "tables_one": "1 salle",
        "tables_more": "{n} salles",
        "seated": "{people} dans {tables}\u00a0: {numbers}",
        "task_number": "Ouvrir les salles\u00a0: {numbers}.",
        "task_hosts": "Hôtes et leurs salles\u00a0: {hosts}.",
        "task_takeover": "À partir du tour {round}, {host} est l’hôte de la salle {table}.",
        "task_list": "Garder la liste des noms sous la main.",
        "task_cards": "Rappeler à tout le monde sa page privée\u00a0: ses salles et ses cartes y sont.",
        "task_sign": "Convenir d’un signal pour la fin d’un tour, par exemple une ligne dans le chat.",
        "welcome_rest": "Votre salle pour chaque tour est sur votre page privée. "
        "Vous pouvez passer toute question. Rejoignez maintenant votre première salle, s’il vous plaît.",
        "say_next": "Merci. Rejoignez votre salle suivante, s’il vous plaît. Le tour {n} commence à {time}.",
        "say_end": "C’était le dernier tour. Merci pour vos questions et votre écoute. "
        "Si quelque chose mérite d’être retenu, une ligne sur votre page privée suffit.",
        "threes_one": "La salle {numbers} est une salle de trois.",
        "threes_more": "Les salles {numbers} sont des salles de trois.",
        "late_pairs": "Si quelqu’un attend dans sa salle, y envoyer la personne. "
        "Sinon, elle rejoint deux personnes au choix jusqu’à la fin du tour.",
        "late_tables": "Envoyer la personne dans sa salle. Le numéro est sur la liste des noms.",
        "late_unlisted": "Une personne qui n’est sur aucune liste parle avec quelqu’un en pause, "
        "ou rejoint une salle en plus. Noter son nom.",
        "missing_wait": "Attendre deux minutes après le début du tour. "
        "Puis voir qui n’a personne avec qui parler.",
        "missing_pairs": "Deux personnes seules se retrouvent. "
        "On attend une personne seule dans la salle principale.",
        "missing_tables": "Une salle continue à deux ou plus. "
        "On attend une personne seule dans la salle principale.",
        "nobody_moves": "Personne ne change de salle. Tout reste comme sur la feuille précédente.",
        "by_table": "Par salle",
        "free_at": "Salle {table}\u00a0: {n}",
    },
}
