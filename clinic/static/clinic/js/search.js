/* Suggestions below each search field (ARIA combobox). Without it the form searches as it is. */
import { make } from './elements.js';

const WAIT = 120; // milliseconds after the last key

for (const form of document.querySelectorAll('[data-suggest]')) suggest(form, form.elements.q);

function suggest(form, input) {
  const list = make('ul', { role: 'listbox', id: `${input.id}-list`, 'aria-label': 'Suggestions', class: 'suggestions__list' });
  const urgent = make('div', { role: 'alert', class: 'suggestions__urgent' });
  const said = make('div', { role: 'status', class: 'visually-hidden' });
  const panel = make('div', { class: 'suggestions' }, urgent, list);
  panel.hidden = true;
  form.append(panel, said);
  const role = { role: 'combobox', 'aria-expanded': 'false', 'aria-controls': list.id, 'aria-autocomplete': 'list' };
  for (const [name, value] of Object.entries(role)) input.setAttribute(name, value);

  let timer, asked, chosen = -1;

  const close = () => {
    panel.hidden = true;
    choose(-1);
    input.setAttribute('aria-expanded', 'false');
  };
  const choose = (place) => {
    list.children[chosen]?.removeAttribute('aria-selected');
    chosen = place;
    const option = list.children[place];
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option) input.setAttribute('aria-activedescendant', option.id);
    else input.removeAttribute('aria-activedescendant');
  };
  const show = ({ urgent: advice, items }) => {
    const help = advice.map(({ signs, action }) => make('p', {}, make('strong', {}, `${signs.join(', ')}: `), ...action.map(piece)));
    // The same words again would be read aloud again.
    if (urgent.textContent !== help.map((p) => p.textContent).join('')) urgent.replaceChildren(...help);
    list.replaceChildren(...items.map((item, place) => option(item, `${list.id}-${place}`)));
    list.hidden = !items.length;
    panel.hidden = !items.length && !advice.length;
    choose(-1);
    input.setAttribute('aria-expanded', String(items.length > 0));
    said.textContent = items.length ? `${items.length} suggestion${items.length > 1 ? 's' : ''}` : '';
  };
  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    const typed = input.value;
    if (typed.trim().length < 2) return close();
    try {
      const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(typed)}`, { signal: asked.signal });
      const found = await answer.json();
      if (input.value === typed && document.activeElement === input) show(found);
    } catch {
      close(); // offline, or typed on: the form still searches
    }
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener('keydown', (event) => {
    const { key } = event;
    const last = list.children.length - 1;
    if (key === 'Escape' && !panel.hidden) close();
    else if (panel.hidden || last < 0) return;
    else if (key === 'ArrowDown') choose(chosen < last ? chosen + 1 : -1);
    else if (key === 'ArrowUp') choose(chosen < 0 ? last : chosen - 1);
    else if (key === 'Enter' && chosen >= 0) location.assign(list.children[chosen].dataset.path);
    else return;
    event.preventDefault();
  });
  panel.addEventListener('mousedown', (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener('click', ({ target }) => {
    const path = target.closest('li')?.dataset.path;
    if (path) location.assign(path);
  });
  form.addEventListener('focusout', ({ relatedTarget }) => form.contains(relatedTarget) || close());
}

const piece = ([text, href]) => (href ? make('a', { href }, text) : text);
const marked = (pieces) => pieces.map(([text, isMarked]) => (isMarked ? make('mark', {}, text) : text));

function option({ path, kind, title, why, also }, id) {
  const more = make('span', { class: 'suggestions__more' }, kind, ...(also.length ? [` · ${why}: `, ...marked(also)] : []));
  return make('li', { role: 'option', id, 'data-path': path }, make('span', {}, ...marked(title)), more);
}
