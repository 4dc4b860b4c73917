// Keeps the draft while it is typed. One save at a time; a conflict stops saving and is said.
const form = document.querySelector("[data-desk-drafts]");
const text = form?.querySelector("[data-desk-draft]");
const said = form?.querySelector("[data-desk-kept]");
const version = form?.elements.draft_version;
let kept = text?.value;
let timer = 0;
let busy = false;
let stopped = false;

async function keep() {
  clearTimeout(timer);
  if (busy || stopped || text.value === kept) return;
  busy = true;
  const now = text.value;
  const body = new URLSearchParams({ text: now, draft_version: version.value, csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
  try {
    const answer = await fetch(form.dataset.deskDrafts, { method: "POST", body });
    const told = await answer.json();
    if (answer.ok) {
      kept = now;
      version.value = told.draft_version;
      said.textContent = "Draft kept.";
    } else {
      stopped = answer.status === 409;
      said.textContent = told.problem;
    }
  } catch {
    said.textContent = "The draft is not kept yet: no connection. It is tried again.";
  }
  busy = false;
  if (text.value !== kept && !stopped) timer = setTimeout(keep, 3000);
}

text?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(keep, 1000);
});
let sending = false;
form?.addEventListener("submit", () => { sending = true; });
addEventListener("beforeunload", (event) => {
  if (text && !sending && text.value !== kept) event.preventDefault();
});
