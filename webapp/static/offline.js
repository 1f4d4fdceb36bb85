// What was opened stays usable without the server: sw.js does it, this tells of it.
"use strict";

const notice = document.getElementById("notice");
const worker = navigator.serviceWorker;
const tell = (words) => {
  notice.hidden = !words;
  if (notice.textContent !== words) notice.textContent = words;
};

let before = 0;
function state({ away, waiting }) {
  const { offline, waits, saved } = notice.dataset;
  if (waiting) tell(waits.replace("{n}", waiting));
  else if (before) tell(saved);
  else if (away || !navigator.onLine) tell(offline);
  else if (notice.textContent !== saved) tell("");
  before = waiting;
  if (waiting || away) setTimeout(ask, 5000);
}

async function ask(message = { flush: true }) {
  (await worker.ready).active.postMessage(message);
}

// Each press of "Answer" is an answer of its own, also on a page that was kept.
const submission = document.querySelector("form[data-answer] input[name=submission]");
submission?.form.addEventListener("submit", () => {
  submission.value = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
});

if (worker) {
  worker.register("/sw.js", { updateViaCache: "none" }).catch(() => {});
  worker.addEventListener("message", (event) => state(event.data));
  for (const type of ["online", "offline"]) addEventListener(type, () => ask());
  const opened = [...document.querySelectorAll(".progress a")].map((link) => link.pathname);
  ask({ keep: [location.pathname, ...opened] });
  const quiz = document.querySelector('form[action$="/quiz"]');
  if (quiz) setTimeout(() => ask({ quiz: new URL(quiz.action).pathname.replace(/quiz$/, "ahead") }), 3000); // who stays, reads
}

// The page that stands for one that is not kept lists those that are.
const list = document.getElementById("kept");
if (list && "caches" in window) (async () => {
  for (const name of (await caches.keys()).filter((each) => each.startsWith("quizgen-pages-"))) {
    const pages = await caches.open(name);
    for (const request of await pages.keys()) {
      const { pathname } = new URL(request.url);
      if (!/^\/(texts\/[^/]+|attempts\/[^/]+\/1)$/.test(pathname)) continue;
      const page = new DOMParser().parseFromString(await (await pages.match(request)).text(), "text/html");
      const link = document.createElement("a");
      link.href = pathname;
      link.lang = "ja";
      link.textContent = page.title.replace(/ · quizgen$/, "");
      list.appendChild(document.createElement("li")).append(link);
      list.parentElement.hidden = false;
    }
  }
})();
