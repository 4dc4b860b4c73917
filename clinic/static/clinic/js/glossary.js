/* Links to the glossary become buttons that open the explanation beside the word. */
import { make, makeButton } from './elements.js';

export function explainWords(article) {
  if (!('popover' in HTMLElement.prototype)) return;
  article.querySelectorAll('a.term[data-term]').forEach((link, number) => {
    const entry = document.getElementById(`term-${link.dataset.term}`);
    if (!entry) return;
    const id = `explained-${number}`;
    const attributes = { type: 'button', class: 'term', popovertarget: id, 'aria-haspopup': 'dialog' };
    const button = make('button', attributes, ...link.childNodes);
    // Made when it is first wanted, just before the browser looks for it.
    const prepare = () => article.append(makePopover(button, link.href, entry, id));
    button.addEventListener('click', prepare, { once: true });
    link.replaceWith(button);
  });
}

function makePopover(button, href, entry, id) {
  const [word, meaning] = ['dt', 'dd'].map((tag) => entry.querySelector(tag).textContent);
  const close = makeButton('Close', () => popover.hidePopover());
  const popover = make(
    'div',
    { id, popover: '', class: 'term-popover', role: 'dialog', 'aria-label': word },
    make('p', { class: 'term-popover__word' }, word),
    make('p', {}, meaning),
    make('p', { class: 'term-popover__actions' }, make('a', { href }, 'All words explained'), close),
  );
  // The focus goes to the explanation, so that screen readers say it.
  popover.tabIndex = -1;
  popover.autofocus = true;
  button.setAttribute('aria-details', id);
  popover.addEventListener('beforetoggle', ({ newState }) => {
    const isOpen = button.classList.toggle('term--open', newState === 'open');
    if (isOpen) button.focus(); // Safari did not, and would not know where to return to
  });
  return popover;
}
