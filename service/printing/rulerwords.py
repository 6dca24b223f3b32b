"""The words of the ruler page, one dictionary per language."""

from collections.abc import Mapping

from service.printing.roomwords import Strings

_EN: Strings = {
    "ruler": "Ruler page",
    "decimal": ".",
    "front": "Front",
    "back": "Back",
    "lead": "Print at actual size, hold this against your sheet.",
    "lead_back": "Turn both over, hold this side against the back of your sheet.",
    "step_lay": "Lay this page on a card sheet so that the edges of the paper meet. Hold both up to the light.",
    "step_look": "Look where the edge of the first card crosses each slanting line.",
    "step_read": "Read the number there. It is the nudge, in mm; one small tick is 0.1\u00a0mm.",
    "measures": "{width} × {height} mm, {count} on a sheet",
    "caution": "We found no sure measures for this stock. Please look twice.",
    "feed": "Top edge. Feed your card sheets the way this page is fed.",
    "hundred": "Both rulers are 100\u00a0mm long. If yours says otherwise, choose “actual size” or 100\u00a0% "
    "in the print dialog.",
    "seen_head": "The outline lies",
    "nudge_head": "Nudge",
    "too_left": "0.7\u00a0mm too far left",
    "too_right": "0.7\u00a0mm too far right",
    "too_high": "0.7\u00a0mm too high",
    "too_low": "0.7\u00a0mm too low",
    "right": "right",
    "down": "down",
    "plus": "{axis} +0.7",
    "minus": "{axis} −0.7",
}
_DE: Strings = {
    "ruler": "Messblatt",
    "decimal": ",",
    "front": "Vorderseite",
    "back": "Rückseite",
    "lead": "In Originalgröße drucken und an den Kartenbogen halten.",
    "lead_back": "Beides umdrehen und diese Seite an die Rückseite des Bogens halten.",
    "step_lay": "Diese Seite so auf einen Kartenbogen legen, dass die Papierkanten sich decken. "
    "Beides gegen das Licht halten.",
    "step_look": "Schauen, wo die Kante der ersten Karte jede schräge Linie kreuzt.",
    "step_read": "Dort die Zahl ablesen. Das ist der Versatz in mm; ein kleiner Strich ist 0,1\u00a0mm.",
    "measures": "{width} × {height} mm, {count} auf einem Bogen",
    "caution": "Für diese Karten fanden wir keine sicheren Maße. Bitte zweimal hinsehen.",
    "feed": "Oberkante. Kartenbögen so einlegen wie diese Seite.",
    "hundred": "Beide Lineale sind 100\u00a0mm lang. Misst deines etwas anderes, wähle im Druckdialog "
    "„Originalgröße“ oder 100\u00a0%.",
    "seen_head": "Der Umriss liegt",
    "nudge_head": "Versatz",
    "too_left": "0,7\u00a0mm zu weit links",
    "too_right": "0,7\u00a0mm zu weit rechts",
    "too_high": "0,7\u00a0mm zu hoch",
    "too_low": "0,7\u00a0mm zu tief",
    "right": "rechts",
    "down": "unten",
    "plus": "{axis} +0,7",
    "minus": "{axis} −0,7",
}
_ES: Strings = {
    "ruler": "Página de medida",
    "decimal": ",",
    "front": "Anverso",
    "back": "Reverso",
    "lead": "Imprime a tamaño real y compara con tu hoja de tarjetas.",
    "lead_back": "Da la vuelta a las dos hojas y compara este lado con el reverso de la tuya.",
    "step_lay": "Pon esta página sobre una hoja de tarjetas, con los bordes del papel a la par. "
    "Mira las dos a contraluz.",
    "step_look": "Mira dónde cruza el borde de la primera tarjeta cada línea inclinada.",
    "step_read": "Lee allí el número. Es el ajuste, en mm; una rayita es 0,1\u00a0mm.",
    "measures": "{width} × {height} mm, {count} por hoja",
    "caution": "No encontramos medidas seguras para estas tarjetas. Conviene mirar dos veces.",
    "feed": "Borde superior. Mete las hojas de tarjetas igual que esta página.",
    "hundred": "Las dos reglas miden 100\u00a0mm. Si la tuya dice otra cosa, elige "
    "«tamaño real» o 100\u00a0% al imprimir.",
    "seen_head": "El contorno está",
    "nudge_head": "Ajuste",
    "too_left": "0,7\u00a0mm a la izquierda",
    "too_right": "0,7\u00a0mm a la derecha",
    "too_high": "0,7\u00a0mm demasiado arriba",
    "too_low": "0,7\u00a0mm demasiado abajo",
    "right": "derecha",
    "down": "abajo",
    "plus": "{axis} +0,7",
    "minus": "{axis} −0,7",
}
_FR: Strings = {
    "ruler": "Page de mesure",
    "decimal": ",",
    "front": "Recto",
    "back": "Verso",
    "lead": "Imprimez en taille réelle, puis comparez avec votre planche.",
    "lead_back": "Retournez les deux et comparez ce côté avec le verso de votre planche.",
    "step_lay": "Posez cette page sur une planche de cartes, bords du papier alignés. "
    "Regardez les deux en transparence.",
    "step_look": "Voyez où le bord de la première carte croise chaque ligne oblique.",
    "step_read": "Lisez-y le nombre. C’est le décalage, en mm\u00a0; un petit trait vaut 0,1\u00a0mm.",
    "measures": "{width} × {height} mm, {count} par planche",
    "caution": "Nous n’avons pas trouvé de mesures sûres pour ces cartes. Regardez à deux fois.",
    "feed": "Bord supérieur. Insérez vos planches comme cette page.",
    "hundred": "Les deux règles mesurent 100\u00a0mm. Si la vôtre dit autre chose, choisissez "
    "«\u00a0taille réelle\u00a0» ou 100\u00a0% à l’impression.",
    "seen_head": "Le contour est",
    "nudge_head": "Décalage",
    "too_left": "0,7\u00a0mm trop à gauche",
    "too_right": "0,7\u00a0mm trop à droite",
    "too_high": "0,7\u00a0mm trop haut",
    "too_low": "0,7\u00a0mm trop bas",
    "right": "droite",
    "down": "bas",
    "plus": "{axis} +0,7",
    "minus": "{axis} −0,7",
}

RULER_WORDS: Mapping[str, Strings] = {"en": _EN, "de": _DE, "es": _ES, "fr": _FR}


def ruler_words(lang: str) -> Strings:
    """Find these words by a language's tag or its first part; English where we have none."""
    return RULER_WORDS.get(lang) or RULER_WORDS.get(lang.split("-", maxsplit=1)[0], _EN)
