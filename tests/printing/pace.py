"""Measures typesetting on this machine: `python -m tests.printing.pace [CARDS]`. Proves nothing."""

import resource
import sys
import time
from dataclasses import replace

from service.printing.cards import chunks
from service.printing.paper import load_stock
from service.printing.typeset import TypstTypesetter
from tests.printing import cast
from tests.printing.conftest import AT, DESIGNS


def main(count: int) -> None:
    deck = cast.deck()
    cards = [
        replace(deck[n % len(deck)], id=str(n), table=1 + n % 90, name=f"{deck[n % 20].name} {n}")
        for n in range(count)
    ]
    typesetter = TypstTypesetter(DESIGNS)
    stock = load_stock(DESIGNS / "stock" / "a4-85x55.toml")
    before = time.process_time()
    sizes = [
        len(typesetter.cards(part, stock, title="Pace", timestamp=AT).pdf) for part in chunks(cards)
    ]
    spent = time.process_time() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(
        f"{count} cards, both sides: {spent:.1f} CPU s, {count / spent:.0f} cards per CPU s, "
        f"peak {peak:.0f} MB, {sum(sizes) / 1e6:.1f} MB of PDF in {len(sizes)} parts\n"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
