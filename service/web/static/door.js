// Checking in without loading the page anew. Without this file each tap does the same, and takes a page.
const list = document.getElementById("door-list");
const told = document.querySelector("[data-told]");
const EVERY = 5000;

const lineOf = (desk) => [...list.children].find((one) => one.querySelector("a")?.getAttribute("href") === desk);

const settle = (heard) => {
  document.querySelector("h1").textContent = heard.heading;
  for (const [key, count] of Object.entries(heard.counts)) document.querySelector(`[data-count="${key}"]`).textContent = count;
  for (const { desk, line } of heard.lines) {
    const row = lineOf(desk);
    if (!row) continue;
    const shelf = document.createElement("template");
    shelf.innerHTML = line;
    const fresh = shelf.content.firstElementChild;
    fresh.hidden = row.hidden;
    // A line that says the same stays, so that no tap on it is lost.
    if (fresh.isEqualNode(row)) continue;
    const held = row.contains(document.activeElement);
    row.replaceWith(fresh);
    if (held) fresh.querySelector("button").focus();
  }
};

list.addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-door]");
  if (!form || form.dataset.sent) return;
  event.preventDefault();
  form.dataset.sent = "yes";
  const body = new URLSearchParams([...new FormData(form), [event.submitter.name, event.submitter.value]]);
  const again = () => { form.append(Object.assign(document.createElement("input"), { type: "hidden", name: event.submitter.name, value: event.submitter.value })); form.submit(); };
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { "Attune-Part": "line" } });
    // 409 says what somebody else did meanwhile, with the line as it is now.
    if (!answer.ok && answer.status !== 409) return again();
    const heard = await answer.json();
    told.textContent = heard.told;
    told.hidden = false;
    // What was said when the page came, and its undo, are about somebody else by now.
    document.querySelector("[data-done]")?.remove();
    form.closest("li").querySelector("button").focus();
    settle(heard);
  } catch {
    // The page stays: whoever stands at the door must not lose it with the network.
    delete form.dataset.sent;
    told.textContent = told.dataset.lost;
    told.hidden = false;
  }
});

// What others say at the door. A lost network only means older news.
setInterval(async () => {
  if (document.hidden || list.querySelector("[data-sent]")) return;
  try {
    const address = new URL(list.dataset.news, location);
    address.searchParams.set("since", list.dataset.since);
    const answer = await fetch(address);
    if (!answer.ok) return;
    const heard = await answer.json();
    list.dataset.since = heard.since;
    settle(heard);
  } catch { /* asked again soon */ }
}, EVERY);
