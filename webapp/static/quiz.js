// A question beside its text: answering, being told, resuming.  app.js comes first.
"use strict";

const form = document.querySelector("form[data-answer]");
const marked = document.getElementById("mark");
const next = document.getElementById("next");
const beside = document.querySelector(".beside");
const fields = form ? [...form.querySelectorAll("input:not([type=hidden]), select, textarea")] : [];
const radios = fields.filter((field) => field.type === "radio");
const places = fields.filter((field) => field.matches("select"));

// What is chosen or typed and not yet kept outlives the page, the browser and the server.
const draft = `draft ${location.pathname}`;
const stored = JSON.parse(localStorage.getItem(draft) || "{}");
if (!form || (stored.sent && form.dataset.state !== "open")) localStorage.removeItem(draft);
else for (const [name, value] of stored.fields || []) {
  for (const field of fields.filter((each) => each.name === name && !each.disabled)) {
    if (field.type === "radio") field.checked = field.value === value;
    else field.value = value;
  }
}
const keep = (sent) => {
  const filled = fields.filter((field) => field.value && (field.type !== "radio" || field.checked));
  localStorage.setItem(draft, JSON.stringify({ sent, fields: filled.map((field) => [field.name, field.value]) }));
};
form?.addEventListener("input", () => keep(false));

// In a field of several lines Enter begins a new one; with Ctrl or ⌘ it answers.
form?.querySelector("textarea")?.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !composing(event)) form.requestSubmit();
});

// Number keys choose; Enter answers, and then goes on.
document.addEventListener("keydown", (event) => {
  const at = event.target;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (at.matches("input:not([type=radio]), textarea") || at.closest(".report, .settings")) return;
  if (form && /^[1-9]$/.test(event.key)) choose(Number(event.key) - 1);
  const whole = places.length > 0 && places.every((place) => place.value) && at.matches("body, .bank button, select");
  if (event.key === "Enter" && form && (whole || radios.includes(at))) {
    event.preventDefault();
    form.requestSubmit();
  }
  if (event.key === "Enter" && next && (at === document.body || at === marked)) next.click();
});

// Where there are several blanks, the first that is empty is meant, else the one that has the focus.
function choose(index) {
  form.querySelectorAll(".bank button")[index]?.click();
  const names = [...new Set(radios.map((radio) => radio.name))];
  const empty = names.find((name) => !radios.some((radio) => radio.name === name && radio.checked));
  const name = empty ?? (radios.includes(document.activeElement) ? document.activeElement.name : names[0]);
  const choice = radios.filter((radio) => radio.name === name)[index];
  if (!choice || choice.disabled) return;
  choice.checked = true;
  choice.focus();
  keep(false);
}

// Tiles: a tap or its number puts one into the next empty place, a second tap takes it back; the lists below say the same.
const bank = form?.querySelector(".bank");
if (bank && places.length) {
  const tiles = [...bank.querySelectorAll(".choice")].map((choice, n) => {
    const tile = document.createElement("button");
    tile.type = "button";
    tile.value = places[0].options[n + 1].value;
    choice.replaceWith(tile);
    tile.append(choice);
    return tile;
  });
  const holding = (tile) => places.filter((place) => place.value === tile.value);
  const used = (tile) => tiles.filter((each) => each.value === tile.value).indexOf(tile) < holding(tile).length;
  const show = () => tiles.forEach((tile) => tile.setAttribute("aria-pressed", String(used(tile))));
  bank.addEventListener("click", (event) => {
    const tile = event.target.closest("button");
    if (!tile) return;
    const place = used(tile) ? holding(tile).pop() : places.find((each) => !each.value);
    if (place) place.value = used(tile) ? "" : tile.value;
    show();
    keep(false);
  });
  form.addEventListener("input", show);
  show();
}

// The clock runs while the question is looked at; the answer says how long that was.
const clock = document.querySelector(".clock");
let looked = 0;
if (form) setInterval(() => {
  if (document.hidden) return;
  looked += 1;
  if (!clock) return;
  const left = Number(clock.dataset.left) - looked;
  const [minutes, seconds] = [Math.floor(Math.abs(left) / 60), Math.abs(left) % 60];
  clock.querySelector(".time").textContent = `${minutes}:${String(seconds).padStart(2, "0")}`;
  clock.querySelector(".within").hidden = left < 0;
  clock.querySelector(".beyond").hidden = left >= 0;
}, 1000);

// An answer is sent once.
form?.addEventListener("submit", (event) => {
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
  if (form.elements.took) form.elements.took.value = looked;
  keep(true);
});
addEventListener("pageshow", () => { if (form) delete form.dataset.sent; });

// What an answer was worth is read out first, and the sentence that proves it comes into view.
if (marked && !form && location.hash === "#mark") marked.focus();
if (location.hash === "#hints") document.getElementById("hints")?.focus();
const evidence = document.querySelector(".beside .evidence");
if (beside) {
  const text = `text ${location.pathname.replace(/\/\d+$/, "")}`;
  if (!evidence) beside.scrollTop = Number(sessionStorage.getItem(text) || 0);
  else if (beside.scrollHeight > beside.clientHeight) {
    beside.scrollTop = evidence.offsetTop - beside.offsetTop - beside.clientHeight / 3;
  }
  addEventListener("pagehide", () => sessionStorage.setItem(text, String(beside.scrollTop)));
}

// On a phone the way back from the text leads to where the question was left, and the other way round.
const jumps = [...document.querySelectorAll(".jump a")];
const left = {};
jumps.forEach((jump, n) => jump.addEventListener("click", (event) => {
  left[1 - n] = scrollY;
  if (left[n] === undefined) return;
  event.preventDefault();
  scrollTo(0, left[n]);
}));
