// Keeps the draft while it is typed. One save at a time; a conflict stops saving, and the other words are shown.
const form = document.querySelector("[data-desk-drafts]");
const text = form?.querySelector("[data-desk-draft]");
const said = form?.querySelector("[data-desk-kept]");
const elsewhere = document.querySelector("[data-desk-elsewhere]");
const version = form?.elements.draft_version;
let kept = form && "deskUnkept" in form.dataset ? null : text?.value;
let timer = 0;
let saving = null;
let stopped = false;
let sending = false;

async function save(now) {
  const body = new URLSearchParams({ text: now, draft_version: version.value, csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
  try {
    const answer = await fetch(form.dataset.deskDrafts, { method: "POST", body });
    const told = await answer.json();
    if (answer.ok) {
      kept = now;
      version.value = told.draft_version;
      said.textContent = "Draft kept.";
      return;
    }
    stopped = answer.status === 409;
    said.textContent = told.problem;
    if (told.stored) {
      elsewhere.querySelector(".desk-message").textContent = told.stored;
      elsewhere.hidden = false;
    }
  } catch {
    said.textContent = "The draft is not kept yet: no connection. It is tried again.";
  }
}

async function keep() {
  clearTimeout(timer);
  if (saving || stopped || sending || text.value === kept) return;
  saving = save(text.value);
  await saving;
  saving = null;
  if (text.value !== kept && !stopped && !sending) timer = setTimeout(keep, 3000);
}

text?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(keep, 1000);
});
// A save on its way raises the draft's version: the form waits for it, so that it is not refused as stale.
form?.addEventListener("submit", async (event) => {
  clearTimeout(timer);
  if (sending) {
    event.preventDefault();
    return;
  }
  sending = true;
  if (!saving) return;
  event.preventDefault();
  await saving;
  form.submit();
});
addEventListener("pageshow", (event) => {
  if (event.persisted) sending = false;
});
addEventListener("beforeunload", (event) => {
  if (text && !sending && text.value !== kept) event.preventDefault();
});
