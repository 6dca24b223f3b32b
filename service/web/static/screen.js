// The clock of the big screen. The server's time counts; when the network is lost, counting goes on.
import { fold } from "./fold.js";

const main = document.getElementById("main");
const said = main.dataset;
const one = (selector) => main.querySelector(selector);
const ASK = 2000, ASK_SEATS = 8000, TURN = 10000, FOUND = 20000, FLASH = 2500, LATE = 4000;
const calm = matchMedia("(prefers-reduced-motion: reduce)"), isWide = matchMedia("(min-width: 60rem)");

let clock = null;       // what the server said last
let ends = 0;           // when the round ends, by this machine's steady clock
let best = Infinity;    // the shortest way to the server and back so far
let ahead = 0;          // the server's clock less this machine's
let phase = said.state;
let round = Number(said.round), rounds = Number(said.rounds);
let halfTold = true;
let revision = -1;
let tag = "";

// Sound, only after somebody asked for it: two soft tones half-way, a bell at the end.
let audio = null;
const tone = (pitch, at, seconds, loud) => {
  const gain = audio.createGain(), wave = audio.createOscillator();
  wave.frequency.value = pitch;
  gain.gain.setValueAtTime(0, audio.currentTime + at);
  gain.gain.linearRampToValueAtTime(loud, audio.currentTime + at + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + at + seconds);
  wave.connect(gain).connect(audio.destination);
  wave.start(audio.currentTime + at);
  wave.stop(audio.currentTime + at + seconds);
};
const chime = () => { if (audio) { tone(660, 0, 1.2, 0.25); tone(880, 0.35, 1.6, 0.25); } };
const bell = () => { if (audio) for (const at of [0, 1.1, 2.2]) for (const [pitch, loud] of [[523, 0.4], [1046, 0.2], [1568, 0.1]]) tone(pitch, at, 2.4, loud); };
const sound = one("[data-sound]");
if (window.AudioContext) {
  sound.hidden = false;
  sound.addEventListener("click", async () => {
    audio = audio ?? new AudioContext();
    await audio.resume();
    sound.textContent = sound.dataset.on;
    main.dataset.heard = "yes";
    chime();
  });
}

const say = (text) => { one("[data-say]").textContent = text; };
const flash = () => { document.body.classList.add("flash"); setTimeout(() => document.body.classList.remove("flash"), FLASH); };
const ring = (what, play) => { main.dataset.rang = `${clock.round} ${what}`; flash(); play(); };

// A round that is over is followed by another, or all is done.
const stateOf = (told) => told.state === "over" && told.round === told.rounds ? "done" : told.state;
// Which words and which list stand there, by where the rounds are.
const words = () => {
  if (phase === "over") return said.over.replace("#", clock.round + 1);
  if (phase === "waiting" || phase === "done") return said[phase];
  return said[phase].replace("#1", clock.round).replace("#2", clock.rounds);
};
// A lost network is told by what it changes: time goes on here; else there may be news; at the end, nothing.
const lost = one("[data-lost-told]");
let away = false;
const tellLost = () => {
  lost.textContent = phase === "running" ? said.lost : said.unheard;
  lost.hidden = !away || phase === "done";
};
const settle = (now, quiet) => {
  if (now === phase && clock.round === round && clock.rounds === rounds) return;
  phase = said.state = now;
  ({ round, rounds } = clock);
  one("[data-told]").textContent = words();
  one("[data-timer]").hidden = one("[data-bar]").hidden = phase === "waiting" || phase === "done";
  search.form.hidden = phase === "done";
  show();
  tellLost();
  if (!quiet) say(words());
};
const left = () => clock.state === "running" ? Math.max(0, ends - performance.now()) : clock.left;
const tick = () => {
  if (!clock) return;
  const rest = left(), half = clock.seconds * 500;
  const seconds = Math.ceil(rest / 1000);
  one("[data-digits]").textContent = clock.round ? `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}` : "";
  one("[data-bar]").max = clock.seconds || 1;
  one("[data-bar]").value = rest / 1000;
  if (clock.state !== "running") return;
  if (!halfTold && rest <= half) {
    halfTold = true;
    if (half - rest < LATE) { ring("half", chime); say(said.half); }
  }
  if (rest === 0 && phase === "running") {
    const isNow = performance.now() - ends < LATE;
    settle(stateOf({ ...clock, state: "over" }));
    if (isNow) ring("end", bell);
  }
};

// What the server says. Its clock is this machine's, moved by half of the way there and back.
const hear = (told, sent, back) => {
  if (back - sent <= best * 1.5) { best = Math.min(best, back - sent); ahead = told.now - (sent + back) / 2; }
  const isNew = told.revision !== revision;
  // The server may say that the round is over a moment before it is counted down here.
  const isOver = !isNew && told.state === "over" && phase === "running";
  clock = told;
  ends = told.now - ahead + told.left;
  if (isNew) { halfTold = told.left <= told.seconds * 500; best = Infinity; }
  settle(stateOf(told), revision < 0);
  if (isOver) ring("end", bell);
  if (isNew && revision >= 0) seats();
  revision = told.revision;
  tick();
};
const ask = async () => {
  let pause = ASK;
  const sent = performance.now();
  try {
    const answer = await fetch(said.clock, { cache: "no-store", signal: AbortSignal.timeout(5000) });
    // The link was replaced: the page itself says so.
    if (answer.status === 404) return location.reload();
    if (!answer.ok) throw new Error(String(answer.status));
    hear(await answer.json(), sent, performance.now());
    if (away) { if (!lost.hidden) say(said.back); away = false; tellLost(); }
  } catch {
    if (!away) { away = true; tellLost(); if (!lost.hidden) say(lost.textContent); }
    pause = ASK * 2;
  }
  setTimeout(ask, pause);
};

// Seats: fetched again when they changed; shown a page of names at a time, turned slowly unless held.
let page = 0, turned = 0, looked = performance.now();
const lists = one("[data-lists]"), search = one("[data-search]"), hold = one("[data-hold]");
const shownList = () => {
  if (phase === "done") return null;
  const wanted = phase === "running" || phase === "paused" ? "now" : "next";
  return lists.querySelector(`[data-phase="${wanted}"]`) ?? lists.querySelector("[data-phase]");
};
const show = () => {
  const list = shownList(), wanted = fold(search.value.trim());
  for (const each of lists.querySelectorAll("[data-phase]")) each.hidden = each !== list;
  const groups = list ? [...list.querySelectorAll("[data-group]")] : [];
  page = groups.length ? (page + groups.length) % groups.length : 0;
  groups.forEach((group, at) => { group.hidden = !wanted && at !== page; });
  for (const row of list?.querySelectorAll("[data-name]") ?? []) row.hidden = wanted !== "" && !fold(row.dataset.name).includes(wanted);
  // Who is found stands alone: the letters of a page would head nobody.
  for (const head of list?.querySelectorAll("[data-group] h3") ?? []) head.hidden = wanted !== "";
  one("[data-turn]").hidden = groups.length < 2 || wanted !== "";
  lists.classList.toggle("found", wanted !== "");
  fit();
};
// Names grow as far as all of a page stand inside the window, where it is wide enough for them beside the clock.
const fit = () => {
  lists.style.removeProperty("--fits");
  const page = document.scrollingElement;
  let least = 16, most = innerWidth / 30;
  if (!isWide.matches || page.scrollHeight > innerHeight) return;
  while (most - least > 0.5) {
    const size = (least + most) / 2;
    lists.style.setProperty("--fits", `${size}px`);
    if (page.scrollHeight > innerHeight) most = size; else least = size;
  }
  lists.style.setProperty("--fits", `${least}px`);
};
const turn = (by) => { page += by; turned = performance.now(); show(); };
one("[data-before]").addEventListener("click", () => turn(-1));
one("[data-after]").addEventListener("click", () => turn(1));
hold.addEventListener("click", () => hold.setAttribute("aria-pressed", String(hold.getAttribute("aria-pressed") !== "true")));
hold.setAttribute("aria-pressed", String(calm.matches));
// Whoever was asked for stands in the list of the round, so that their table follows it; after a while all return.
const hits = one(".hits"), showAll = () => { search.value = ""; hits?.remove(); history.replaceState(null, "", search.form.action); show(); };
if (one(".hits li")) { one(".hits ul").remove(); lists.hidden = false; }
one(".hits a")?.addEventListener("click", (event) => { event.preventDefault(); showAll(); });
search.addEventListener("input", () => { hits?.remove(); looked = performance.now(); show(); });
// Typing finds here; only the answer in words is asked for, and not while the network is away.
search.form.addEventListener("submit", (event) => { if (away) event.preventDefault(); });
const seats = async () => {
  try {
    const answer = await fetch(said.seats, { headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store" });
    if (answer.status !== 200) return;
    tag = answer.headers.get("ETag") ?? "";
    lists.innerHTML = await answer.text();
    show();
  } catch { /* the clock says that the connection is lost */ }
};

window.addEventListener("resize", () => fit());
document.fonts.ready.then(() => fit());
setInterval(tick, 200);
setInterval(seats, ASK_SEATS);
setInterval(() => { if (search.value && performance.now() - looked >= FOUND) showAll(); }, 1000);
setInterval(() => { if (hold.getAttribute("aria-pressed") !== "true" && performance.now() - turned >= TURN) turn(1); }, 1000);
show();
ask();
