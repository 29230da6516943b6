"use strict";
(() => {
  const index = document.getElementById("index");
  if (index) document.querySelector("main").prepend(index);
  const notes = [...document.querySelectorAll("[data-note]")];
  if (notes.length === 0) return;
  let at = -1;
  const steps = document.createElement("div");
  steps.className = "steps";
  steps.setAttribute("role", "group");
  steps.setAttribute("aria-label", "Findings");
  const told = document.createElement("span");
  const tell = () => { told.textContent = (at < 0 ? "–" : at + 1) + " of " + notes.length; };
  const go = (to) => {
    at = (to + notes.length) % notes.length;
    const note = notes[at];
    const mark = document.getElementById(note.dataset.note);
    note.focus({ preventScroll: true });
    (mark || note).scrollIntoView({ block: "center" });
    tell();
  };
  const button = (text, label, step) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.setAttribute("aria-label", label);
    made.addEventListener("click", () => go(at < 0 && step < 0 ? notes.length - 1 : at + step));
    return made;
  };
  steps.append(button("k ↑", "Previous finding (key k or p)", -1), told, button("j ↓", "Next finding (key j or n)", 1));
  document.body.append(steps);
  tell();
  document.addEventListener("focusin", (event) => {
    const note = event.target.closest("[data-note]");
    if (note) { at = notes.indexOf(note); tell(); }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j" || event.key === "n") go(at + 1);
    else if (event.key === "k" || event.key === "p") go(at < 0 ? notes.length - 1 : at - 1);
  });
})();
