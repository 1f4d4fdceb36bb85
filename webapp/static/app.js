// Comfort for the pages: every one of them works without it.
"use strict";

const form = document.querySelector("form[data-answer]");
const marked = document.getElementById("mark");
const next = document.getElementById("next");
const beside = document.querySelector(".beside");

// The Enter that ends a conversion of the Japanese input method is no answer.
// (Safari reports it after the composition has ended, as key code 229.)
const composing = (event) => event.isComposing || event.keyCode === 229;
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && composing(event) && event.target.matches("input")) event.preventDefault();
}, true);

// In a field of several lines Enter begins a new one; with Ctrl or ⌘ it answers.
form?.querySelector("textarea")?.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !composing(event)) form.requestSubmit();
});

// Number keys choose; Enter answers, and then goes on.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input:not([type=radio]), textarea")) return;
  if (form && /^[1-9]$/.test(event.key)) choose(Number(event.key) - 1);
  const filled = places.length > 0 && places.every((place) => place.value) && event.target.matches("body, .bank button, select");
  if (event.key === "Enter" && form && (filled || event.target.matches("input[type=radio]"))) {
    event.preventDefault();
    form.requestSubmit();
  }
  if (event.key === "Enter" && next && (event.target === document.body || event.target === marked)) next.click();
});

function choose(index) {
  const choice = form.querySelectorAll("input[type=radio]")[index];
  const tile = form.querySelectorAll(".bank button")[index];
  if (tile) tile.click();
  if (!choice) return;
  choice.checked = true;
  choice.focus();
}

// Tiles: a tap or its number puts one into the next empty place, a second tap takes it back; the lists below say the same.
const bank = form?.querySelector(".bank");
const places = form ? [...form.querySelectorAll(".places select")] : [];
if (bank && places.length) {
  const tiles = [...bank.querySelectorAll(".choice")].map((choice) => {
    const tile = document.createElement("button");
    tile.type = "button";
    tile.dataset.tile = places[0].options[[...bank.children].indexOf(choice.parentElement) + 1].value;
    choice.replaceWith(tile);
    tile.append(choice);
    return tile;
  });
  const show = () => tiles.forEach((tile) => {
    tile.setAttribute("aria-pressed", String(places.some((place) => place.value === tile.dataset.tile)));
  });
  bank.addEventListener("click", (event) => {
    const tile = event.target.closest("button");
    if (!tile) return;
    const taken = places.find((place) => place.value === tile.dataset.tile);
    const place = taken ?? places.find((each) => !each.value);
    if (place) place.value = taken ? "" : tile.dataset.tile;
    show();
  });
  places.forEach((place) => place.addEventListener("change", show));
  show();
}

// An answer is sent once.
form?.addEventListener("submit", (event) => {
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
});
addEventListener("pageshow", () => { if (form) delete form.dataset.sent; });

// What an answer was worth is read out first, and the sentence that proves it comes into view.
if (marked && !form && location.hash === "#mark") marked.focus();
const evidence = document.querySelector(".beside .evidence");
if (evidence && beside && beside.scrollHeight > beside.clientHeight) {
  beside.scrollTop = evidence.offsetTop - beside.offsetTop - beside.clientHeight / 3;
}

// The place in the text stays when a preference is changed or the next question comes.
const place = `place ${location.pathname}`;
const text = `text ${location.pathname.replace(/\/\d+$/, "")}`;
for (const kept of document.querySelectorAll("form[data-keep]")) {
  kept.addEventListener("submit", () => sessionStorage.setItem(place, String(scrollY)));
}
if (sessionStorage.getItem(place)) scrollTo(0, Number(sessionStorage.getItem(place)));
sessionStorage.removeItem(place);
if (beside) {
  if (!evidence) beside.scrollTop = Number(sessionStorage.getItem(text) || 0);
  addEventListener("pagehide", () => sessionStorage.setItem(text, String(beside.scrollTop)));
}

// The settings close with Escape or a click beside them.
const settings = document.querySelector(".settings");
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !settings.open) return;
  settings.open = false;
  settings.querySelector("summary").focus();
});
document.addEventListener("click", (event) => {
  if (!settings.contains(event.target)) settings.open = false;
});
