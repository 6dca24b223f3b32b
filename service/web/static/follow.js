// Parts of a page that move while it is seen: asked for again with the tag of what stands there. Without this
// file a page stays as it came. What somebody reads, opened, chose or holds is not taken from them.
const EVERY = 1500;
const LONGEST = 15000;
const PATIENCE = 10000;
const SPREAD = 0.2;

const all = (selector, root) => [...root.querySelectorAll(selector)];
const one = (selector) => document.querySelector(selector);
const linesOf = (root) => all("[data-told] > :is(p, h2), [data-told] > ul .name, [data-tell]", root).map((each) => each.innerText.trim());

// What was opened stays open: the same one by a name on it or in it, else by its place.
const keepOpen = (live, fresh) => {
  const had = all("details", live), come = all("details", fresh);
  come.forEach((each, at) => {
    const name = each.id || each.querySelector("[id]")?.id;
    const was = name ? document.getElementById(name)?.closest("details") : had.length === come.length && had[at];
    if (was) each.open = was.open;
  });
};
// What somebody chose from a list stays chosen while it can be.
const keepChosen = (live, fresh) => {
  for (const had of all("select[data-chosen]", live)) {
    const come = fresh.getElementById(had.id);
    if (![...(come?.options ?? [])].some((each) => each.value === had.value)) continue;
    come.dataset.chosen = "yes";
    come.value = had.value;
  }
};
// Whoever held a button or a link holds its like, or else the part that took its place.
const holdAgain = (held, live) => {
  if (held.isConnected) return;
  const like = all(held.tagName, live).find((each) => each.textContent === held.textContent) ?? live;
  if (like === live) live.tabIndex = -1;
  like.focus({ preventScroll: true });
};
// Parts that say the same stay as they are; one that stands elsewhere on the page is renewed there.
const renew = (live, html) => {
  const shelf = document.createElement("template");
  shelf.innerHTML = html;
  keepOpen(live, shelf.content);
  keepChosen(live, shelf.content);
  const held = document.activeElement;
  let at = live.firstElementChild;
  const dropTo = (end) => { while (at !== end) { const next = at.nextElementSibling; at.remove(); at = next; } };
  for (const fresh of [...shelf.content.children]) {
    const had = fresh.id ? document.getElementById(fresh.id) : null;
    if (had && had.parentElement !== live) { if (!had.isEqualNode(fresh)) had.replaceWith(fresh); }
    else if (had?.isEqualNode(fresh)) { dropTo(had); at = had.nextElementSibling; }
    else live.insertBefore(fresh, at);
  }
  dropTo(null);
  holdAgain(held, live);
};

const follow = (live) => {
  const every = Number(live.dataset.every) * 1000 || EVERY;
  const longest = Math.max(LONGEST, 3 * every);
  let tag = live.dataset.tag ? `"${live.dataset.tag}"` : "";
  let pause = every, timer = 0, isAsking = false;
  const lost = one("[data-away]"), say = one("[data-say]");
  const again = () => { clearTimeout(timer); timer = setTimeout(look, pause * (1 + SPREAD * (2 * Math.random() - 1))); };
  const tell = (isLost) => {
    if (!lost || lost.hidden !== isLost) return;
    lost.hidden = !isLost;
    lost.textContent = lost.dataset.away.replace("#", live.dataset.at);
    say.textContent = isLost ? lost.textContent : lost.dataset.back;
  };
  const hear = async (answer) => {
    if (answer.headers.get("Attune-State") !== live.dataset.state) return live.dataset.then ? location.replace(live.dataset.then) : location.reload();
    const html = await answer.text();
    tag = answer.headers.get("ETag") ?? "";
    const before = linesOf(document);
    renew(live, html);
    const news = linesOf(document).filter((line) => !before.includes(line));
    if (say && news.length) say.textContent = news.join(" ");
  };
  const look = async () => {
    if (document.hidden || isAsking) return;
    // What somebody is choosing is not taken from them.
    if (live.querySelector("[data-touched]")) { again(); return; }
    isAsking = true;
    try {
      const answer = await fetch(live.dataset.poll, { headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
      pause = every;
      if (answer.ok) await hear(answer);
      // The link opens nothing any more: the page itself says why.
      else if (answer.status === 404) location.reload();
      else if (answer.status !== 304) pause = longest;
      if (answer.ok || answer.status === 304) {
        tell(false);
        live.dataset.at = answer.headers.get("Attune-Time") ?? "";
      }
    } catch {
      tell(true);
      pause = Math.min(pause * 2, longest);
    }
    isAsking = false;
    again();
  };
  live.addEventListener("change", (event) => { event.target.dataset.chosen = "yes"; });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
  window.addEventListener("online", look);
  again();
};

for (const line of all("[data-still]", document)) line.hidden = true;
for (const live of all("[data-poll]", document)) follow(live);
