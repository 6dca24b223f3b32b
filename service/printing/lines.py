"""The small lines of a card: leave to pass, calm words, stems to go on with. Knows no people."""

# Ours to vary: one per card, taken in turn, so that a room sees several.
PASS_LINES = (
    "Pass whenever you like. Nobody asks why.",
    "Skip any question. No reason needed.",
    "“Next one, please” is a complete answer.",
    "You choose how much to say.",
    "A short answer is a good answer.",
    "Listening counts as taking part.",
    "You may answer a different question instead.",
    "Start with the second question if you prefer it.",
)
# Each rests on a paper named in docs/evidence, or claims nothing.
REASSURANCES = (
    "In studies of first conversations, people were on average liked more than they guessed.",
    "In studies, strangers expected deeper talk to be more awkward than it turned out.",
    "In studies, admitting a weak spot tended to look better from outside than it felt inside.",
    "In one study, taking turns brought strangers closer than one long speech each.",
    "You do not have to be interesting. Being interested is plenty.",
    "You can let a silence last. It often means someone is thinking.",
)
STEMS = (
    "What was that like?",
    "And then?",
    "What surprised you about it?",
    "How did that start?",
    "Who was with you?",
    "What made you keep going?",
    "What did you notice first?",
    "How did you decide?",
    "What was the easy part?",
    "What was harder than it looked?",
    "How do you see it now?",
    "What is the part people miss?",
)
