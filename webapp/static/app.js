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

// Number keys choose; Enter answers, and then goes on.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input:not([type=radio]), textarea")) return;
  if (form && /^[1-9]$/.test(event.key)) choose(Number(event.key) - 1);
  if (event.key === "Enter" && form && event.target.matches("input[type=radio]")) {
    event.preventDefault();
    form.requestSubmit();
  }
  if (event.key === "Enter" && next && (event.target === document.body || event.target === marked)) next.click();
});

function choose(index) {
  const choice = form.querySelectorAll("input[type=radio]")[index];
  if (!choice) return;
  choice.checked = true;
  choice.focus();
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
