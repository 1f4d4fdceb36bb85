// The author's desk: one key for each decision about the question that is chosen; a card changes where it stands.
"use strict";

const desk = document.querySelector("#desk");
const form = desk.querySelector("form");
const said = document.querySelector("#said");
const cards = () => [...desk.querySelectorAll(".card")];
const address = (name, card) => form.dataset[name].replace("ITEM", card.id.slice("item-".length));
let held = null;

function choose(card, focus = true) {
  if (!card) return;
  if (held !== card) held?.removeAttribute("tabindex");
  held = card;
  card.tabIndex = 0;
  if (focus) card.focus();
}

async function show(card) {
  const passage = document.querySelector("#passage");
  passage.innerHTML = await (await fetch(address("lit", card))).text();
  passage.querySelector("mark")?.scrollIntoView({ block: "nearest" });
}

function refuse(card, stamp) {
  desk.querySelector(".reasons")?.remove();
  card.append(document.querySelector("#reasons").content.cloneNode(true));
  for (const button of card.querySelectorAll(".reasons button")) button.formAction = `${address("refuse", card)}?seen=${stamp}`;
  card.querySelector(".reasons button").focus();
}

async function decide(button) {
  const id = button.closest(".card").id;
  const answer = await fetch(button.formAction, { method: "POST", body: new FormData(form, button) });
  if (answer.status === 202) return location.assign(`${answer.url}#${id}`); // the text is being prepared
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = page.getElementById(id);
  if (!answer.ok || !now) {
    document.querySelector("#main").replaceChildren(...page.querySelector("#main").childNodes);
    return document.querySelector("[role=alert]")?.scrollIntoView();
  }
  document.getElementById(id).replaceWith(document.adoptNode(now));
  choose(now);
  said.textContent = said.dataset[button.dataset.say];
}

desk.addEventListener("submit", event => {
  const button = event.submitter;
  if (!button?.dataset.say) return;
  event.preventDefault();
  decide(button);
});
desk.addEventListener("click", event => {
  const link = event.target.closest("a[data-lit], a[data-stamp]");
  const card = event.target.closest(".card");
  if (!event.target.closest("a, button, input, label, summary")) choose(card);
  if (!card || !link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  choose(card, false);
  if ("lit" in link.dataset) show(card);
  else refuse(card, link.dataset.stamp);
});
desk.addEventListener("focusin", event => choose(event.target.closest(".card"), false));
desk.addEventListener("keydown", event => {
  const card = event.target.closest(".card");
  if (!card || event.ctrlKey || event.altKey || event.metaKey) return;
  const reasons = card.querySelector(".reasons");
  if (event.key === "Escape" && reasons) { reasons.remove(); return card.focus(); }
  if (event.target.matches("input")) {
    if (event.key === "Enter") { event.preventDefault(); reasons.querySelector("[name=own]").click(); }
    return;
  }
  const step = { j: 1, k: -1 }[event.key];
  if (step) return choose(cards()[cards().indexOf(card) + step]);
  if (event.key === "o") return document.querySelector("#own").click();
  const button = card.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});

document.querySelector(".keys").hidden = false;
const target = document.querySelector(".card:target");
choose(target ?? cards()[0], Boolean(target));
