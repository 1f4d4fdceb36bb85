// A file may be dropped anywhere on the page.
"use strict";

const bring = document.querySelector("#bring");
const field = bring.querySelector("input[type=file]");
document.addEventListener("dragover", (event) => {
  event.preventDefault();
  bring.classList.add("over-it");
});
document.addEventListener("dragleave", () => bring.classList.remove("over-it"));
document.addEventListener("drop", (event) => {
  event.preventDefault();
  bring.classList.remove("over-it");
  if (!event.dataTransfer.files.length) return;
  field.files = event.dataTransfer.files;
  bring.requestSubmit();
});
