"""What a walk asks of a person: words to read, places to press, letters to type. Knows no page of ours.

Seconds are those of the keystroke-level model (Card, Moran & Newell 1980, for people who type as most
do) and of reading prose in silence (Brysbaert 2019, 238 words a minute). Each sentence is read once. Of a
list of like things the first three are read, of what can be chosen nothing but what is chosen.
"""

from dataclasses import dataclass, field

from playwright.sync_api import Page

THINK, POINT, PRESS, HOME, LETTER = 1.35, 1.1, 0.2, 0.4, 0.28
WORDS_A_MINUTE = 238
LIKE = 3
_VISIBLE = """like => {
  const main = document.querySelector("main");
  const kind = one => one.tagName + one.className;
  const later = one => {
    let [same, before] = [0, one.previousElementSibling];
    for (; before; before = before.previousElementSibling) same += kind(before) === kind(one);
    return same >= like;
  };
  const unread = [...main.querySelectorAll("select, li, tr, article, section, dd, label")]
    .filter(one => one.tagName === "SELECT" || later(one));
  const shown = unread.map(one => one.style.display);
  unread.forEach(one => { one.style.display = "none"; });
  const said = main.innerText;
  unread.forEach((one, n) => { one.style.display = shown[n]; });
  return said;
}"""


@dataclass(slots=True)
class Effort:
    """What one person has done so far."""

    presses: int = 0
    letters: int = 0
    fields: int = 0
    words: int = 0
    _read: set[str] = field(default_factory=set)

    def read(self, page: Page) -> None:
        """Read what stands on a page and was not read before."""
        for line in page.evaluate(_VISIBLE, LIKE).splitlines():
            if line.strip() not in self._read:
                self._read.add(line.strip())
                self.words += len(line.split())

    def press(self) -> None:
        """Think, point, press."""
        self.presses += 1

    def type(self, text: str) -> None:
        """Think, point into a field, press, go to the keys and type."""
        self.fields += 1
        self.letters += len(text)

    @property
    def seconds(self) -> float:
        """How long that takes, without the machine's own time."""
        point = THINK + POINT + PRESS
        reading = 60 * self.words / WORDS_A_MINUTE
        typing = (point + HOME) * self.fields + LETTER * self.letters
        return reading + point * self.presses + typing

    @property
    def said(self) -> str:
        """Return all of it in one line."""
        return (
            f"{self.presses} presses, {self.fields} fields with {self.letters} letters, "
            f"{self.words} words to read: {self.seconds / 60:.1f} minutes"
        )
