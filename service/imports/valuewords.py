"""Words that are values rather than things to do, as forms offer them. Data, to tell two questions apart."""

from service.imports.headingwords import key_of

VALUE_WORDS = frozenset(
    key_of(word)
    for word in (
        *("calm", "calmness", "serenity", "mindfulness", "optimism", "perseverance", "discipline", "nature"),
        *("ruhe", "gelassenheit", "hilfsbereitschaft", "offenheit", "serenite", "serenidad", "calma", "rust"),
        *("honesty", "creativity", "kindness", "fun", "family", "learning", "justice", "curiosity", "peace",
          "tradition"),
        *("beauty", "achievement", "health", "freedom", "courage", "fairness", "trust", "loyalty", "growth",
          "respect"),
        *("integrity", "compassion", "empathy", "generosity", "gratitude", "humor", "humour", "humility",
          "independence"),
        *("adventure", "authenticity", "balance", "belonging", "community", "craft", "care", "caring",
          "dignity", "equality"),
        *("faith", "friendship", "harmony", "hope", "inclusion", "joy", "love", "openness", "patience",
          "play", "playfulness"),
        *("purpose", "quiet", "responsibility", "safety", "security", "service", "simplicity", "solidarity",
          "spirituality"),
        *("stability", "sustainability", "tolerance", "truth", "welcome", "wisdom", "roots", "making do",
          "ambition", "success"),
        *("ehrlichkeit", "kreativitat", "freundlichkeit", "spass", "familie", "lernen", "gerechtigkeit",
          "neugier", "frieden"),
        *("tradition", "schonheit", "leistung", "gesundheit", "freiheit", "mut", "fairness", "vertrauen",
          "respekt", "treue"),
        *("honestidad", "creatividad", "amabilidad", "diversion", "familia", "aprendizaje", "justicia",
          "curiosidad", "paz"),
        *("belleza", "logro", "salud", "libertad", "coraje", "confianza", "respeto", "lealtad"),
        *("honnetete", "creativite", "gentillesse", "plaisir", "famille", "apprentissage", "justice",
          "curiosite", "paix"),
        *("beaute", "reussite", "sante", "liberte", "courage", "confiance", "respect", "loyaute"),
        *("eerlijkheid", "creativiteit", "vriendelijkheid", "plezier", "gezin", "leren", "rechtvaardigheid",
          "vrede", "vrijheid"),
        *("onesta", "creativita", "gentilezza", "divertimento", "famiglia", "apprendimento", "giustizia",
          "pace", "liberta"),
        *("honestidade", "criatividade", "gentileza", "diversao", "aprendizado", "justica", "curiosidade",
          "liberdade", "saude"),
    )
)  # fmt: skip
