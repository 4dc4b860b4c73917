// The page of an enquiry: who else has it open, and buttons that copy.
const presence = document.querySelector("[data-desk-presence]");
const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value;

async function tell() {
  if (document.hidden) return;
  try {
    const answer = await fetch(presence.dataset.deskPresence, { method: "POST", headers: { "X-CSRFToken": token } });
    if (answer.ok) show(await answer.json());
  } catch {
    // The network is away: the next round tells again.
  }
}

function show({ present, version }) {
  const lines = [];
  if (present.length) lines.push(`${present.join(", ")} ${present.length > 1 ? "have" : "has"} this open too. Talk to each other before you reply.`);
  if (version !== Number(presence.dataset.version)) lines.push("Somebody changed this enquiry while you had it open. Reload the page to see it.");
  const shown = lines.map((line) => {
    const paragraph = document.createElement("p");
    paragraph.className = "help-block help-warning";
    paragraph.textContent = line;
    return paragraph;
  });
  if (presence.textContent.trim() !== lines.join("")) presence.replaceChildren(...shown);
}

if (presence && token) setInterval(tell, 30000);

for (const button of document.querySelectorAll("[data-desk-copy], [data-desk-copy-from]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = button.dataset.deskCopy ?? document.getElementById(button.dataset.deskCopyFrom).value;
    const said = button.textContent;
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = said; }, 2000);
  });
}
