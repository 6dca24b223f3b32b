// Drag a name onto another name, or onto a table: two who have nobody to meet would meet. Opens the page that says what it would change. Forms do the same.
const board = document.querySelector("[data-seats]");
let held = "";

const target = ({ target: where }) => {
  const person = where.closest("[data-who]");
  if (person && person.dataset.who !== held) return person;
  return person ? null : where.closest("[data-table]");
};

if (board && matchMedia("(pointer: fine)").matches) {
  document.querySelector("[data-drag-hint]").hidden = false;
  for (const one of board.querySelectorAll("[data-who]")) one.draggable = true;
  board.addEventListener("dragstart", (event) => {
    held = event.target.closest("[data-who]")?.dataset.who ?? "";
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", held);
  });
  board.addEventListener("dragend", () => { held = ""; });
  board.addEventListener("dragover", (event) => { if (held && target(event)) event.preventDefault(); });
  board.addEventListener("drop", (event) => {
    const place = held && target(event);
    if (!place) return;
    event.preventDefault();
    const asked = { round: board.dataset.round, who: held };
    const waits = (who) => board.querySelector(`[data-who="${who}"]`).hasAttribute("data-alone");
    const both = waits(held) && waits(place.dataset.who);
    const side = place.dataset.who ? { kind: both ? "join" : "swap", other: place.dataset.who } : { kind: "move", table: place.dataset.table };
    location.assign(`${board.dataset.seats}?${new URLSearchParams({ ...asked, ...side })}`);
  });
}
