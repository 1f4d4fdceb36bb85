// Comfort for the pages: every one of them works without it.
"use strict";

// The Enter that ends a conversion of the Japanese input method is no answer.
// (Safari reports it after the composition has ended, as key code 229.)
const composing = (event) => event.isComposing || event.keyCode === 229;
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && composing(event) && event.target.matches("input")) event.preventDefault();
}, true);

// The place on the page stays when a preference is changed.
const place = `place ${location.pathname}`;
for (const kept of document.querySelectorAll("form[data-keep]")) {
  kept.addEventListener("submit", () => sessionStorage.setItem(place, String(scrollY)));
}
if (sessionStorage.getItem(place)) scrollTo(0, Number(sessionStorage.getItem(place)));
sessionStorage.removeItem(place);

// A group of boxes is ticked or cleared as a whole.
for (const group of document.querySelectorAll("fieldset[data-all]")) {
  const boxes = [...group.querySelectorAll("input[type=checkbox]")];
  const all = document.createElement("button");
  all.type = "button";
  all.className = "quiet";
  all.textContent = group.dataset.all;
  all.addEventListener("click", () => {
    const on = !boxes.every((box) => box.checked);
    boxes.forEach((box) => { box.checked = on; });
  });
  group.append(all);
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
