"use strict";
// Keeps what was opened usable without the server, and what was answered until it can be sent.
// The server puts VERSION and SHELL (the files that every page needs) before this.

const FILES = `quizgen-files-${VERSION}`;
const PAGES = `quizgen-pages-${VERSION}`;
const MOST = 400;
const OPENED = /^\/(texts\/[^/]+|attempts\/[^/]+\/\d+)?$/;
const LOOKED_UP = /^\/texts\/[^/]+\/(words\/\d+|speech)$/;
const BEGUN = /^\/texts\/[^/]+\/quiz$/;
const ANSWERED = /^(\/attempts\/[^/]+)\/(\d+|finish)$/;
let away = false;

addEventListener("install", (event) => event.waitUntil((async () => {
  const files = await caches.open(FILES);
  await files.addAll(SHELL.map((path) => new Request(path, { cache: "reload" })));
  await skipWaiting();
})()));

addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(request.method === "POST" ? sent(event, pathname) : page(event, pathname));
  else if (request.method === "GET" && LOOKED_UP.test(pathname)) event.respondWith(lookedUp(request));
  else if (request.method === "GET" && SHELL.includes(pathname)) event.respondWith(fetch(request).catch(() => caches.match(pathname)));
});

addEventListener("message", (event) => event.waitUntil((async () => {
  if (event.data.keep) await ahead(event.data.keep);
  if (event.data.quiz) await quiz(event.data.quiz);
  await flush().catch(() => {});
  event.source.postMessage({ away, waiting: (await waiting()).length });
})()));

// Pages: from the server if it can be reached, else as they were seen last.

async function page(event, pathname) {
  await flush().catch(() => {});
  try {
    const response = await fetch(event.request);
    away = false;
    if (!new URL(event.request.url).search) event.waitUntil(keep(pathname, response.clone()));
    event.waitUntil(renew());
    return response;
  } catch {
    away = true;
    return (await caches.match(pathname, { cacheName: PAGES })) ?? (await onward(pathname)) ?? caches.match("/offline");
  }
}

async function keep(pathname, response) {
  if (response.status !== 200 || response.redirected || !OPENED.test(pathname)) return;
  const pages = await caches.open(PAGES);
  await pages.delete(pathname);
  await pages.put(pathname, response);
  for (const old of (await pages.keys()).slice(0, -MOST)) await pages.delete(old);
}

async function ahead(paths) {
  for (const path of paths.filter((each) => OPENED.test(each))) {
    if (await caches.match(path, { cacheName: PAGES })) continue;
    try { await keep(path, await fetch(path, { headers: { "X-Ahead": "1" } })); } catch { return; }
  }
}

async function lookedUp(request) {
  const pages = await caches.open(PAGES);
  try {
    const response = await fetch(request);
    if (response.status === 200) await pages.put(request, response.clone());
    return response;
  } catch {
    return (await pages.match(request)) ?? Response.error();
  }
}

// A quiz on each opened text, made by the server to be begun without it.
async function quiz(path) {
  const pages = await caches.open(PAGES);
  if (await pages.match(path)) return;
  const response = await fetch(path).catch(() => undefined);
  if (response?.status === 200) await pages.put(path, response);
}

async function begin(pathname) {
  const pages = await caches.open(PAGES);
  const made = await pages.match(pathname.replace(/quiz$/, "ahead"));
  if (!made) return caches.match("/offline");
  const headers = new Headers(made.headers);
  headers.set("Content-Type", "text/html; charset=utf-8");
  const { path, fields, pages: texts } = await made.json();
  for (const [n, text] of texts.entries()) await pages.put(`${path}/${n + 1}`, new Response(text, { headers }));
  await line(pathname, Object.entries(fields));
  await pages.delete(pathname.replace(/quiz$/, "ahead"));
  return Response.redirect(`${path}/1`, 303);
}

// The first question of a quiz that waits for an answer, once the server is away.
async function onward(pathname) {
  const quiz = pathname.match(/^\/attempts\/[^/]+/)?.[0];
  if (!quiz) return undefined;
  const pages = await caches.open(PAGES);
  const answered = (await waiting()).map((entry) => entry.path);
  const paths = (await pages.keys()).map((request) => new URL(request.url).pathname);
  const questions = paths.filter((path) => path.startsWith(`${quiz}/`) && !answered.includes(path));
  for (const path of questions.sort((a, b) => Number(a.slice(quiz.length + 1)) - Number(b.slice(quiz.length + 1)))) {
    if ((await (await pages.match(path)).text()).includes(" data-answer")) return Response.redirect(path, 303);
  }
  return undefined;
}

// A new version fetches anew what was opened with the one before, and then forgets that.
let renewing = false;
async function renew() {
  const old = (await caches.keys()).filter((name) => name.startsWith("quizgen-") && name !== FILES && name !== PAGES);
  if (renewing || !old.length) return;
  renewing = true;
  for (const name of old) {
    const pages = await (await caches.open(name)).keys();
    await ahead(pages.map((request) => new URL(request.url).pathname));
    await caches.delete(name);
  }
  renewing = false;
}

// Forms: an answer that cannot be sent is kept; what was answered before it goes first.

async function sent(event, pathname) {
  const copy = event.request.clone();
  const answer = ANSWERED.test(pathname);
  await flush().catch(() => {});
  try {
    if (answer && (await waiting()).length) throw new Error("in order");
    const response = await fetch(event.request);
    away = false;
    if (pathname.startsWith("/profile/")) await forget();
    if (pathname.endsWith("/delete")) await drop(pathname.slice(0, -"delete".length));
    return response;
  } catch {
    away = true;
    if (BEGUN.test(pathname)) return begin(pathname);
    if (!answer) return caches.match("/offline");
    await line(pathname, [...await copy.formData()].filter(([name]) => name !== "csrf_token"));
    return (await onward(pathname)) ?? Response.redirect("/offline?kept", 303);
  }
}

async function drop(beginning) {
  const pages = await caches.open(PAGES);
  for (const { url } of await pages.keys()) if (new URL(url).pathname.startsWith(beginning)) await pages.delete(url);
}

// Another learner may be here now: nothing of the one before is shown, and what could not be sent is tried again.
async function forget() {
  await caches.delete(PAGES);
  for (const entry of await store("readonly", (answers) => answers.getAll())) await put({ ...entry, held: false });
}

// What waits to be sent.  An answer leaves the queue when the server has said that it is kept; each carries the key of
// its page, so that one whose acknowledgement was lost counts once.

const line = (path, fields) => store("readwrite", (answers) => answers.add({ path, fields, at: Math.floor(Date.now() / 1000) }));
const put = (entry) => store("readwrite", (answers) => answers.put(entry));
const waiting = async () => (await store("readonly", (answers) => answers.getAll())).filter((entry) => !entry.held);

let sending;
const flush = () => (sending ??= send().finally(() => { sending = undefined; }));

async function send() {
  const entries = await waiting();
  if (!entries.length) return;
  const { token } = await (await fetch("/token")).json();
  away = false;
  for (const { id, path, fields, at, ...rest } of entries) {
    const body = new URLSearchParams([...fields, ["csrf_token", token], ["at", at]]);
    const response = await fetch(path, { method: "POST", body });
    if (response.ok) await store("readwrite", (answers) => answers.delete(id));
    else if (response.status < 500) await put({ id, path, fields, at, ...rest, held: true });
    else throw new Error(`not kept: ${response.status}`);
  }
}

function store(mode, act) {
  return new Promise((done, failed) => {
    const opening = indexedDB.open("quizgen", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("answers", { keyPath: "id", autoIncrement: true });
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const work = opening.result.transaction("answers", mode, { durability: "strict" });
      const asked = act(work.objectStore("answers"));
      work.oncomplete = () => { opening.result.close(); done(asked.result); };
      work.onabort = () => failed(work.error);
    };
  });
}
