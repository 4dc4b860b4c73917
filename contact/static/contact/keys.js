// Keys of the desk: never while somebody types, never with Ctrl, Alt or Meta.
const help = document.getElementById("desk-keys");
const rows = () => [...document.querySelectorAll("[data-desk-row]")];

function step(by) {
  const all = rows();
  const at = all.indexOf(document.activeElement);
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
  next?.focus();
}

const actions = {
  j: () => step(1),
  k: () => step(-1),
  c: () => document.getElementById("claim-form")?.requestSubmit(),
  r: () => document.querySelector("[data-desk-reply]")?.click(),
  n: () => document.querySelector(".desk-note-form textarea")?.focus(),
  u: () => document.querySelector("[data-desk-list]")?.click(),
  "?": () => help?.showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || help?.open) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const action = actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});
