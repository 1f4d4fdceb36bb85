// Reading: words looked up where they stand, voices, numbers of lines.  Without it every word has a page of its own.
"use strict";

const passage = document.getElementById("passage");
const lookup = document.getElementById("lookup");
const words = () => [...passage.querySelectorAll(".word[id]")];
const told = new Map();
let at = null;

// Looking up: a click, or Enter on a word that the arrows lead to.
async function open(word, keyboard) {
  if (!word) return;
  const address = passage.dataset.words + word.id.slice(1);
  if (!told.has(address)) told.set(address, fetch(`${address}?bare`).then((answer) => (answer.ok ? answer.text() : Promise.reject())));
  step(word, false);
  try {
    show(await told.get(address), word);
  } catch (fault) {
    told.delete(address);
    if (!(fault instanceof TypeError)) return location.assign(address);
    show(`<p class="entry problem" role="alert">${lookup.dataset.away}</p>`, word); // the server cannot be reached
  }
  if (keyboard) lookup.focus();
}

function show(html, word) {
  const hint = lookup.querySelector(".hint");
  if (hint) lookup.dataset.hint = hint.outerHTML;
  lookup.innerHTML = html;
  lookup.scrollTop = 0;
  passage.querySelector(".on")?.classList.remove("on");
  document.getElementById(word.id)?.classList.add("on");
  word.scrollIntoView({ block: "nearest" });
  hear();
}

function close() {
  if (!lookup.querySelector(".entry")) return;
  lookup.innerHTML = lookup.dataset.hint ?? "";
  passage.querySelector(".on")?.classList.remove("on");
  at?.focus({ preventScroll: true });
}

// One word at a time is a button; the rest stays a text.
function step(word, focus = true) {
  for (const name of ["tabindex", "role", "aria-haspopup"]) at?.removeAttribute(name);
  at = word;
  if (!at.matches("a")) at.setAttribute("role", "button");
  at.tabIndex = -1;
  if (focus) at.focus();
}

passage?.addEventListener("click", (event) => {
  const word = event.target.closest(".word[id]");
  if (!word || event.ctrlKey || event.metaKey || String(getSelection())) return;
  event.preventDefault();
  open(word, false);
});
passage?.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const all = words();
  const here = all.indexOf(document.activeElement);
  const down = document.documentElement.dataset.direction === "vertical";
  const [forward, back] = down ? ["ArrowDown", "ArrowUp"] : ["ArrowRight", "ArrowLeft"];
  const to = { [forward]: here + 1, [back]: here < 0 ? -1 : here - 1, Home: 0, End: all.length - 1 }[event.key];
  if (to !== undefined && all[to]) {
    event.preventDefault();
    step(all[to]);
  } else if (event.key === "Enter" || event.key === " ") {
    if (here < 0) return;
    event.preventDefault();
    open(all[here], true);
  }
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && lookup && passage) close(); });

lookup?.addEventListener("click", (event) => {
  if (event.target.closest(".close")) close();
  const use = event.target.closest(".uses a");
  const word = use && document.getElementById(new URL(use.href).hash.slice(1));
  if (!word) return;
  event.preventDefault();
  word.scrollIntoView({ block: "center" });
  open(word, false);
});

// “I know this” is kept without leaving the page.
document.addEventListener("submit", (event) => {
  if (!passage || !event.target.matches("form[data-know]")) return;
  event.preventDefault();
  const button = event.submitter;
  fetch(event.target.action, { method: "POST", body: new FormData(event.target, button), redirect: "manual" }).then((answer) => {
    if (answer.type !== "opaqueredirect") throw new Error("not kept");
    const known = button.value === "yes";
    button.setAttribute("aria-pressed", String(known));
    button.value = known ? "" : "yes";
    told.clear();
  }).catch(() => location.reload());
});

// Voices: a Japanese one of this device, or no buttons.
const voice = () => window.speechSynthesis?.getVoices().find((each) => each.lang.replace("_", "-").startsWith("ja"));
const listen = document.getElementById("listen");
function hear() {
  if (!voice()) return;
  for (const button of document.querySelectorAll(".say, #listen")) button.hidden = false;
}
function say(text) {
  const utterance = new SpeechSynthesisUtterance(text);
  Object.assign(utterance, { lang: "ja-JP", voice: voice(), rate: 0.9 });
  speechSynthesis.speak(utterance);
  return utterance;
}
window.speechSynthesis?.addEventListener?.("voiceschanged", hear);
hear();
document.addEventListener("click", (event) => {
  const button = event.target.closest(".say");
  if (!button) return;
  silence();
  say(button.dataset.say);
});

// Read aloud: from the word looked up last, sentence by sentence, each lit up while it is said.
let reading = null;
function silence() {
  reading = null;
  speechSynthesis.cancel();
  globalThis.CSS?.highlights?.delete("said");
  listen?.setAttribute("aria-pressed", "false");
}
function light(first, last) {
  const ends = [first, last].map((n) => document.getElementById(`w${n}`));
  if (!ends[0] || !ends[1] || !globalThis.CSS?.highlights) return;
  const range = new Range();
  range.setStartBefore(ends[0]);
  range.setEndAfter(ends[1]);
  CSS.highlights.set("said", new Highlight(range));
  ends[0].scrollIntoView({ block: "nearest" });
}
listen?.addEventListener("click", async () => {
  if (reading) return silence();
  const turn = (reading = {});
  listen.setAttribute("aria-pressed", "true");
  const sentences = await fetch(passage.dataset.speech).then((answer) => answer.json());
  const start = at ? Number(at.id.slice(1)) : 0;
  const rest = sentences.filter(([, last]) => last >= start);
  const next = () => {
    if (reading !== turn) return;
    const sentence = rest.shift();
    if (!sentence) return silence();
    light(sentence[0], sentence[1]);
    say(sentence[2]).onend = next;
  };
  next();
});
addEventListener("pagehide", () => window.speechSynthesis?.cancel());

// Numbers beside the lines as they fall: one column of them beside each paragraph.
function number() {
  if (!passage) return;
  passage.querySelectorAll(".gutter").forEach((gutter) => gutter.remove());
  const wanted = document.documentElement.dataset.lines === "numbered";
  passage.classList.toggle("counted", wanted);
  if (!wanted) return;
  const down = document.documentElement.dataset.direction === "vertical";
  const heights = [...passage.querySelectorAll("p")].map((p) => [p, down ? p.offsetWidth : p.offsetHeight, parseFloat(getComputedStyle(p).lineHeight)]);
  let line = 0;
  for (const [p, height, one] of heights) {
    const gutter = document.createElement("span");
    gutter.className = "gutter";
    gutter.setAttribute("aria-hidden", "true");
    gutter.textContent = Array.from({ length: Math.round(height / one) }, () => ++line).join("\n");
    p.append(gutter);
  }
}
number();
document.addEventListener("printed", () => {
  at = null;
  told.clear();
  number();
});
if (passage) new ResizeObserver(number).observe(passage);
document.fonts?.ready.then(number);

// The place where the text is left is noted, once it has been read for a while: the first word in sight, or the last of all.
const opened = performance.now();
const inSight = (box, frame) => box.top >= 0 && box.bottom <= innerHeight && box.left >= frame.left - 1 && box.right <= frame.right + 1;
function leave() {
  if (!passage || document.visibilityState !== "hidden" || performance.now() - opened < 5000) return;
  const [all, frame] = [words(), passage.getBoundingClientRect()];
  const seen = all.filter((word) => inSight(word.getBoundingClientRect(), frame));
  const word = seen.includes(all.at(-1)) ? all.at(-1) : seen[0];
  if (!word || word === all[0]) return;
  const form = new FormData();
  form.set("csrf_token", document.querySelector("input[name=csrf_token]").value);
  form.set("word", word.id.slice(1));
  fetch(passage.dataset.place, { method: "POST", body: form, keepalive: true }).catch(() => {});
}
document.addEventListener("visibilitychange", leave);

// A wheel turns columns that run from right to left.
passage?.addEventListener("wheel", (event) => {
  if (document.documentElement.dataset.direction !== "vertical" || event.deltaX || event.shiftKey) return;
  const before = passage.scrollLeft;
  passage.scrollLeft -= event.deltaY;
  if (passage.scrollLeft !== before) event.preventDefault();
}, { passive: false });
