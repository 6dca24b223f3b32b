// A list of names gets shorter as one is typed. Without this file the whole list stands there.
import { fold } from "./fold.js";

for (const input of document.querySelectorAll("[data-filter]")) {
  const rows = document.getElementById(input.dataset.filter).querySelectorAll("[data-name]");
  input.closest("[hidden]")?.removeAttribute("hidden");
  // The next name is typed over the last one.
  input.addEventListener("focus", () => input.select());
  input.addEventListener("input", () => {
    const wanted = fold(input.value);
    for (const row of rows) row.hidden = !fold(row.dataset.name).includes(wanted);
  });
}
