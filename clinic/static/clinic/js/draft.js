/* What is typed and not sent yet, kept in this tab's sessionStorage. Nothing is sent from here. */
import { make, makeButton } from './elements.js';

const KEY = 'enquiry';
const KEPT = 'What you type is kept in this tab until you send it or close the tab.';
const CLEARED = 'The form is empty, and nothing is kept.';

/** Storage may be forbidden or full: then there is no draft, and the form works without. */
function use(act) {
  try {
    return act(sessionStorage);
  } catch {
    return undefined;
  }
}

export function forgetDraft() {
  use((storage) => storage.removeItem(KEY));
}

export function keepDraft(form) {
  const draft = use((storage) => storage.getItem(KEY));
  if (draft === undefined) return;
  // Neither the tokens nor the field that only programs fill in.
  const isTyped = ({ name, type }) => name && type !== 'hidden' && name !== 'website';
  const fields = [...form.elements].filter(isTyped);
  const status = make('p', { role: 'status', class: 'field__hint' }, KEPT);
  const say = (text) => status.textContent === text || status.replaceChildren(text);
  let isKept = false;
  const save = () => {
    const text = JSON.stringify(fields.filter(isFilled).map(({ name, value }) => [name, value]));
    isKept = use((storage) => storage.setItem(KEY, text) ?? true) ?? false;
    say(isKept ? KEPT : '');
  };
  // A form that the server filled in has the newest words, and beside them what is wrong.
  const isAnswer = form.dataset.enquiry === 'answer';
  const empty = () => (isAnswer ? location.replace(form.action) : form.reset());
  const clear = () => {
    if (!confirm('Clear everything you typed?')) return;
    forgetDraft();
    isKept = false;
    empty();
    say(CLEARED);
  };

  if (isAnswer) save();
  else if (draft) use(() => restore(fields, JSON.parse(draft)));
  form.addEventListener('input', save);
  addEventListener('pageshow', ({ persisted }) => {
    // Back from the page of thanks: what was sent is not shown to whoever sits here now.
    if (persisted && isKept && use((storage) => storage.getItem(KEY)) === null) empty();
  });
  const note = make('div', { class: 'draft' }, status, makeButton('Clear the form', clear));
  form.querySelector('textarea').closest('.field').after(note);
}

const isChoice = ({ type }) => type === 'radio' || type === 'checkbox';
const isFilled = (field) => (isChoice(field) ? field.checked : field.value);

/** Put a draft back, but nowhere where somebody was quicker than this script. */
function restore(fields, draft) {
  const isTouched = (field) =>
    isChoice(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  const touched = new Set(fields.filter(isTouched).map(({ name }) => name));
  for (const field of fields.filter(({ name }) => !touched.has(name))) {
    const values = draft.filter(([name]) => name === field.name).map(([, value]) => value);
    if (!isChoice(field)) field.value = values[0] ?? '';
    else if (values.includes(field.value)) field.checked = true;
  }
}
