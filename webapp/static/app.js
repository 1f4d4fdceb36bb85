// Comfort for the pages: every one of them works without it.
"use strict";

// The Enter that ends a conversion of the Japanese input method is no answer.
// (Safari reports it after the composition has ended, as key code 229.)
const composing = (event) => event.isComposing || event.keyCode === 229;
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && composing(event) && event.target.matches("input")) event.preventDefault();
}, true);

// A preference changes the page as it stands: what was chosen, typed or scrolled to stays.  The server prints the page
// anew; from it come the texts, the buttons' states and the marks of the root.
const PRINTED = ".text, .prompt, .choice";
async function prefer(form, button) {
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form, button) });
  if (!answer.ok) throw new Error(answer.statusText);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const [old, now] = [document, fresh].map((page) => [...page.querySelectorAll(PRINTED)].filter((e) => !e.matches(".entry *")));
  if (old.length !== now.length) throw new Error("another page");
  old.forEach((element, n) => { if (element.innerHTML !== now[n].innerHTML) element.innerHTML = now[n].innerHTML; });
  for (const attribute of fresh.documentElement.attributes) document.documentElement.setAttribute(attribute.name, attribute.value);
  const sheets = [...document.querySelectorAll("link[rel=stylesheet]")];
  fresh.querySelectorAll("link[rel=stylesheet]").forEach((sheet, n) => { if (sheets[n]) sheets[n].media = sheet.media; });
  document.querySelector("meta[name=color-scheme]").content = fresh.querySelector("meta[name=color-scheme]").content;
  for (const each of document.querySelectorAll(".switch button")) {
    each.setAttribute("aria-pressed", String(each.name === button.name ? each.value === button.value : each.getAttribute("aria-pressed") === "true"));
  }
  document.dispatchEvent(new Event("printed"));
}
document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-keep]") || !document.querySelector(PRINTED)) return;
  event.preventDefault();
  prefer(event.target, event.submitter).catch(() => location.reload());
});

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

// A list of the search needs no button after it.
document.querySelector(".find form")?.addEventListener("change", (event) => {
  if (event.target.matches("select")) event.target.form.requestSubmit();
});

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
