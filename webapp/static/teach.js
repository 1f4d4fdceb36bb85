// The worksheet changes where it stands: what is sent comes back as the whole page, of which the items are put in place
// and the sheet is drawn anew.  Without script every form works by itself.
"use strict";

const maker = document.querySelector("#maker");
const PLACES = [".items", ".out"];

async function send(form, button) {
  maker.setAttribute("aria-busy", "true");
  const answer = await fetch(button?.formAction && button.hasAttribute("formaction") ? button.formAction : form.action, { method: "POST", body: new FormData(form) });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!fresh.querySelector("#maker")) throw new Error(answer.statusText);
  const id = button?.id;
  for (const place of PLACES) {
    const [old, now] = [maker.querySelector(place), fresh.querySelector(place)];
    if (old.innerHTML !== now.innerHTML) old.innerHTML = now.innerHTML;
  }
  if (id) (document.getElementById(id) ?? document.querySelector("#again")).focus({ preventScroll: true });
  await draw();
  maker.removeAttribute("aria-busy");
  const said = document.querySelector("#said");
  said.textContent = "";
  requestAnimationFrame(() => { said.textContent = said.dataset.done; });
}

// The sheet, scrolled to where it was.
function draw() {
  const frame = document.querySelector("#sheet");
  const { scrollX: x = 0, scrollY: y = 0 } = frame.contentWindow ?? {};
  return new Promise((done) => {
    frame.addEventListener("load", () => { frame.contentWindow.scrollTo(x, y); done(); }, { once: true });
    frame.contentWindow.location.replace(maker.dataset.sheet);
  });
}

let last = Promise.resolve();
const queue = (form, button) => {
  last = last.then(() => send(form, button)).catch(() => location.reload());
};

document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-live]")) return;
  event.preventDefault();
  queue(event.target, event.submitter);
});

// What is chosen holds at once; what is typed when the field is left.
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-now]");
  if (form?.reportValidity()) queue(form);
});

// Our page prints the sheet in it.
document.addEventListener("click", (event) => {
  if (!event.target.matches("#print")) return;
  event.preventDefault();
  document.querySelector("#sheet").contentWindow.print();
});

// What is open above the page closes with Escape or a click beside it.
const close = (except) => document.querySelectorAll(".more[open]").forEach((each) => { if (each !== except) each.open = false; });
document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
document.addEventListener("click", (event) => close(event.target.closest(".more")));
