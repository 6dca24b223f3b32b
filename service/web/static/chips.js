// Typed words as chips of a field's shelf: one for each, whatever its spelling. Knows nothing of what is suggested or kept.
import { fold } from "./fold.js";

const made = (tag, fields) => Object.assign(document.createElement(tag), fields);

export function chipsOf(name) {
  const shelf = document.querySelector(`[data-chips="${name}"]`);
  const add = (words) => {
    const same = [...document.querySelectorAll(`input[name="${name}"]`)].find((box) => fold(box.value) === fold(words));
    if (same) { same.checked = true; return same; }
    const chip = made("label", { className: "chip" });
    const box = made("input", { type: "checkbox", name, value: words, checked: true });
    chip.append(box, made("span", { textContent: words, dir: "auto" }));
    shelf.append(chip);
    shelf.hidden = false;
    return box;
  };
  const rename = (box, words) => { box.value = words; box.nextElementSibling.textContent = words; };
  return { add, rename };
}
