// An attendee's form over a lost network, Back and reload. What was typed stays in this tab until it is
// sent or the tab is closed, and comes back to nobody who opens the form anew. Without this file the browser does what it does.
import { chipsOf } from "./chips.js";

const PREFIX = "draft ";
const key = PREFIX + location.pathname;
const form = document.querySelector("[data-draft]");

const isChoice = (field) => ["checkbox", "radio"].includes(field.type);

// A browser's own error page would take the form away: it stays until it is stored.
function sendAndStay(told) {
  let isOnItsWay = false;
  const tell = (sentence) => { told.hidden = !sentence; told.textContent = sentence; };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (isOnItsWay) return;
    isOnItsWay = true;
    tell(told.dataset.sending);
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), cache: "no-store" });
      // Nothing was stored: sent once more as without this file, for the page that says why.
      if (!answer.redirected) return form.submit();
      // In the form's place: Back must not lead to a form that was sent, half filled by the browser.
      location.replace(answer.url);
    } catch {
      tell(told.dataset.lost);
      isOnItsWay = false;
    }
  });
  window.addEventListener("pageshow", () => { isOnItsWay = false; tell(""); });
}

function putBack(pairs) {
  for (const field of form.elements) {
    if (!field.name || (field.type === "hidden" && field.name !== "once")) continue;
    const values = pairs.filter(([name]) => name === field.name).map(([, value]) => value);
    if (isChoice(field)) field.checked = values.includes(field.value);
    else field.value = values[0] ?? "";
  }
  for (const shelf of form.querySelectorAll("[data-chips]")) {
    const { add } = chipsOf(shelf.dataset.chips);
    for (const [name, value] of pairs) if (name === shelf.dataset.chips) add(value);
  }
  for (const folded of form.querySelectorAll("details")) folded.open ||= folded.querySelector(":checked") !== null;
  for (const group of form.querySelectorAll("[data-limit]")) group.dispatchEvent(new Event("change"));
}

function keepWords() {
  const [{ type }] = performance.getEntriesByType("navigation");
  const kept = sessionStorage.getItem(key);
  const comesBack = kept !== null && ["reload", "back_forward"].includes(type);
  // A form that was sent and came back holds words that this page alone knows.
  let isTouched = comesBack || form.dataset.draft === "sent";
  if (comesBack) putBack(JSON.parse(kept));
  else sessionStorage.removeItem(key);
  const keep = () => { if (isTouched) sessionStorage.setItem(key, JSON.stringify([...new FormData(form)])); };
  form.addEventListener("input", () => { isTouched = true; });
  document.addEventListener("visibilitychange", () => { if (document.hidden) keep(); });
  window.addEventListener("pagehide", keep);
}

// Storage may be forbidden; sending must not depend on it.
if (form) {
  sendAndStay(form.querySelector("[data-lost]"));
  keepWords();
} else {
  for (const one of Object.keys(sessionStorage)) if (one.startsWith(PREFIX)) sessionStorage.removeItem(one);
}
