// Answers appear as they come in: the page is asked for what is new, and only the part that lives is put in place.
// Without script "Look again" does the same.
const WAIT = 4000;
let live = document.querySelector("#live");

async function look() {
  const here = new URL(location.href);
  here.searchParams.set("seen", live.dataset.news);
  const answer = await fetch(here);
  if (answer.status !== 200) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#live");
  if (!fresh) return;
  const [focused, at] = [document.activeElement?.id, live.querySelector(".grid")?.scrollLeft ?? 0];
  const open = [...live.querySelectorAll("details[open]")].map((each) => each.id);
  for (const id of open) fresh.querySelector(`#${id}`)?.setAttribute("open", "");
  const status = live.querySelector("[role=status]"); // the same element says what is new
  const says = fresh.querySelector("[role=status]");
  if (status.textContent !== says.textContent) status.textContent = says.textContent;
  says.replaceWith(status);
  live.replaceWith(fresh);
  live = fresh;
  tell();
  const grid = live.querySelector(".grid");
  if (grid) grid.scrollLeft = at;
  if (focused && live.contains(document.getElementById(focused))) document.getElementById(focused).focus({ preventScroll: true });
}

function tell() {
  live.querySelector("#by-itself").hidden = false;
  live.querySelector("#look").hidden = true;
}

async function go() {
  if (!document.hidden) await look().catch(() => {});
  setTimeout(go, WAIT);
}

if (live) {
  tell();
  setTimeout(go, WAIT);
}

const printing = document.querySelector("#print-poster");
if (printing) {
  printing.hidden = false;
  printing.addEventListener("click", () => window.print());
}

// What is open above the page closes with Escape or a click beside it.
const close = (except) => document.querySelectorAll(".more[open]").forEach((each) => { if (each !== except) each.open = false; });
document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
document.addEventListener("click", (event) => close(event.target.closest(".more")));
