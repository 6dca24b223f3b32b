// Words while they are typed: chips, suggestions, and a question where words may mean two things.
// Every form works without this file: what is left in a field is sent as well, and asked about afterwards.
import { chipsOf } from "./chips.js";
import { fold } from "./fold.js";

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
// Not inside brackets: "sports (golf, tennis)" is one thing.
const SEPARATORS = /[,;\n،、，؛](?![^([{]*[)\]}])/;
const OPEN_BRACKET = /[([{][^)\]}]*$/;
// What a no belongs to stays with it, until its writer ends it with Enter: "anything but golf, tennis".
const NO = /^\s*(no|not|never|(every|any)thing (but|except)|all (but|except)|i (don.?t|hate|dislike)|kein\p{L}*|nicht|nie|alles au(ß|ss)er|ohne|sin|nada de|todo menos|sans|tout sauf|pas)\s/iu;
const PAUSE = 180;

const made = (tag, fields = {}) => Object.assign(document.createElement(tag), fields);
const parts = (text) => (NO.test(text) ? [text] : text.split(SEPARATORS)).map((part) => part.trim());
const goesOn = (text) => NO.test(text) || OPEN_BRACKET.test(text);

async function hintFor(address, words) {
  try {
    const answer = await fetch(address, { method: "POST", body: new URLSearchParams({ words }), cache: "no-store" });
    return answer.ok ? await answer.json() : {};
  } catch {
    return {};
  }
}

function shelfBelow(source) {
  const shelf = made("div", { className: "stack-s", hidden: true });
  const told = made("p", { className: "small" });
  const picks = made("div", { className: "chips" });
  told.setAttribute("role", "status");
  shelf.append(told, picks);
  source.after(shelf);
  const clear = () => { shelf.hidden = true; told.textContent = ""; picks.replaceChildren(); };
  const offer = (sentence, options, pick) => {
    told.textContent = sentence;
    picks.replaceChildren(...options.map((words) => {
      const button = made("button", { type: "button", className: "btn quiet small", textContent: words, dir: "auto" });
      button.addEventListener("click", () => { clear(); pick(words); source.focus(); });
      return button;
    }));
    shelf.hidden = options.length === 0;
  };
  return { clear, offer };
}

// Typed words become chips on Enter or comma; each is asked about where it may mean something else.
for (const source of all("[data-chip-source], [data-suggest]")) {
  const { suggest: address, suggested = "", sense = "", meant = "" } = source.dataset;
  const chips = source.dataset.chipSource ? chipsOf(source.dataset.chipSource) : null;
  const below = address ? shelfBelow(source) : null;
  let timer = 0;
  let turn = 0;

  const ask = async ([box, ...others]) => {
    if (!below || !box) return;
    const words = box.value;
    const mine = ++turn;
    const { senses = [], meant: options = [] } = await hintFor(address, words);
    if (mine !== turn) return;
    if (!(senses.length || options.length)) { await ask(others); return; }
    const sentence = (senses.length ? sense : meant).replace("#", words);
    below.offer(sentence, [...(senses.length ? senses : options), words], (pick) => {
      chips.rename(box, pick);
      ask(others);
    });
  };
  const suggest = async () => {
    const begun = source.tagName === "TEXTAREA" ? parts(source.value).at(-1) : source.value.trim();
    const mine = ++turn;
    if (begun.length < 2) { below.clear(); return; }
    const { suggestions = [] } = await hintFor(address, begun);
    if (mine !== turn) return;
    const others = suggestions.filter((one) => fold(one) !== fold(begun));
    if (!others.length) { below.clear(); return; }
    below.offer(suggested, others, (pick) => {
      const before = source.value.trimEnd().slice(0, -begun.length);
      source.value = chips ? before.trim() : before + pick;
      chips?.add(pick);
    });
  };

  if (below) source.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(suggest, PAUSE); });
  if (!chips) continue;
  source.addEventListener("keydown", (event) => {
    if (event.isComposing || !["Enter", ","].includes(event.key) || !source.value.trim()) return;
    if (event.key === "," && goesOn(source.value)) return;
    event.preventDefault();
    clearTimeout(timer);
    below?.clear();
    const boxes = parts(source.value).filter(Boolean).map(chips.add);
    source.value = "";
    ask(boxes);
  });
}
