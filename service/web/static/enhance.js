// Small kindnesses. Every page works without this file; nothing here may be the only way to do a thing.
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// Faults: take the reader to the summary once.
document.querySelector("[data-focus]")?.focus();

// Copy a link. The button stays hidden where copying is not possible.
for (const button of all("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
    button.querySelector("[role=status]").textContent = button.dataset.copied;
  });
}

// A new event is most often where its organizer is.
for (const select of all("[data-zone]")) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if ([...select.options].some((option) => option.value === zone)) select.value = zone;
}

// Print what is on the page.
for (const button of all("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Choose at most N: rest the others instead of scolding, and say how many are chosen. The server checks again.
for (const group of all("[data-limit]")) {
  const limit = Number(group.dataset.limit);
  const boxes = all("input[type=checkbox]", group);
  const told = group.parentElement.querySelector("[data-count]");
  const settle = () => {
    const chosen = boxes.filter((box) => box.checked).length;
    for (const box of boxes) box.disabled = chosen >= limit && !box.checked;
    if (told) told.textContent = told.dataset.count.replace("#", String(chosen));
  };
  group.addEventListener("change", settle);
  settle();
}

// A question that is being written: say what is doubtful about it, and offer a kinder one. The server says so again.
for (const box of all("[data-judge]")) {
  const told = Object.assign(document.createElement("p"), { className: "small", hidden: true });
  const pick = Object.assign(document.createElement("button"), { type: "button", className: "btn quiet small", hidden: true });
  told.setAttribute("role", "status");
  box.after(told, pick);
  let timer = 0;
  let turn = 0;
  const judge = async () => {
    const mine = ++turn;
    const body = new URLSearchParams({ text: box.value, language: box.form.elements.language.value });
    try {
      const answer = await fetch(box.dataset.judge, { method: "POST", body, cache: "no-store" });
      const { doubt = "", instead = "" } = answer.ok ? await answer.json() : {};
      if (mine !== turn) return;
      told.textContent = doubt;
      told.hidden = !doubt;
      pick.textContent = `${box.dataset.perhaps} ${instead}`;
      pick.dataset.text = instead;
      pick.hidden = !instead;
    } catch { /* the server judges when the form is sent */ }
  };
  pick.addEventListener("click", () => { box.value = pick.dataset.text; pick.hidden = true; told.hidden = true; box.focus(); });
  box.form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(judge, 350); });
}

// A card is drawn anew as soon as its look changes; the gallery beside it once that is chosen.
const drawn = (image, box) => {
  const form = new FormData(document.getElementById(box.dataset.form));
  const asked = ["design", "accent", "colored", "large", "coded"].filter((name) => form.has(name)).map((name) => [name, form.get(name)]);
  const { design } = image.dataset;
  const own = design ? { ...Object.fromEntries(asked), design, side: "front" } : Object.fromEntries(asked);
  const address = `${box.dataset.look}?${new URLSearchParams(own)}`;
  if (image.getAttribute("src") !== address) image.src = address;
};
document.addEventListener("input", ({ target }) => {
  const box = target.closest("[data-look]");
  if (!box) return;
  box.dataset.touched = "yes";
  drawn(box.querySelector(".card-preview"), box);
});
document.addEventListener("change", ({ target }) => {
  const box = target.closest("[data-look]");
  if (box && target.type !== "radio") box.querySelectorAll("[data-design]").forEach((image) => drawn(image, box));
});
