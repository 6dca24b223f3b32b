// Checking in without loading the page anew. Without this file each tap does the same, and takes a page.
const list = document.getElementById("door-list");
const told = document.querySelector("[data-told]");

const settle = (form, heard) => {
  const row = form.closest("li");
  told.textContent = heard.told;
  told.hidden = false;
  document.querySelector("h1").textContent = heard.heading;
  for (const [key, count] of Object.entries(heard.counts)) document.querySelector(`[data-count="${key}"]`).textContent = count;
  if (!row) return;
  row.outerHTML = heard.line;
  const fresh = [...list.children].find((one) => one.querySelector("a").getAttribute("href") === heard.desk);
  fresh.querySelector("button").focus();
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
    if (answer.ok || answer.status === 409) settle(form, await answer.json()); else again();
  } catch { again(); }
});
