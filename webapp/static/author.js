// The desk by keyboard, and without leaving its place: a form that is sent comes back as the whole page, of which the
// desk is put in place.  Without script every form works by itself.
"use strict";

const desk = document.querySelector("#desk");
const doubts = () => [...desk.querySelectorAll(".doubt")];
const now = () => desk.querySelector("#now");

function go(form, seen = true) {
  if (!form) return;
  const old = now();
  if (old && old !== form) old.id = `was-${old.dataset.start}`;
  form.id = "now";
  (form.querySelector(".pick") ?? form.querySelector("input[name=typed]")).focus({ preventScroll: true });
  light(form);
  if (seen) form.scrollIntoView({ block: "nearest" });
}

// The word of the doubt stands out in the text and is in sight.
function light(form) {
  desk.querySelectorAll(".word.here").forEach((word) => word.classList.remove("here"));
  const words = [...desk.querySelectorAll(`[data-doubt="${doubts().filter((d) => d.dataset.number).indexOf(form)}"]`)];
  words.forEach((word) => word.classList.add("here"));
}

async function send(form, button) {
  desk.setAttribute("aria-busy", "true");
  const body = new FormData(form, button);
  const answer = await fetch(form.action, { method: "POST", body });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#desk");
  if (!fresh) throw new Error(answer.statusText);
  if (answer.redirected) history.replaceState(null, "", answer.url);
  desk.replaceChildren(...fresh.childNodes);
  desk.removeAttribute("aria-busy");
  go(now());
  if (!now()) desk.querySelector("h2").focus();
}

let last = Promise.resolve();
document.addEventListener("submit", (event) => {
  if (!desk.contains(event.target)) return;
  event.preventDefault();
  const button = event.submitter;
  last = last.then(() => send(event.target, button)).catch(() => location.reload());
});

const step = (n) => {
  const all = doubts();
  go(all[Math.min(all.length - 1, Math.max(0, all.indexOf(now()) + n))]);
};
const KEYS = {
  j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1),
  u: () => desk.querySelector("#undo button")?.click(),
  e: () => now()?.querySelector("[name=everywhere]")?.click(),
  r: () => now()?.querySelector("[name=typed]").focus(),
};
document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input:not([type=checkbox]), textarea, select");
  if (typing && event.key === "Escape") go(now());
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const pick = /^[1-9]$/.test(event.key) && now()?.querySelectorAll(".pick")[event.key - 1];
  const act = pick ? () => pick.click() : KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

// A doubtful word in the text leads to its doubt.
document.addEventListener("click", (event) => {
  const word = event.target.closest("[data-doubt]");
  if (!word || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  go(doubts().filter((d) => d.dataset.number)[word.dataset.doubt]);
});
go(now(), Boolean(location.hash));
