/* Tells how much room a message has left, near the limit only. Nothing is ever cut off. */
import { make } from './elements.js';

const NEAR = 500;
const PAUSE = 600; // milliseconds: nothing is said between two keys
// As in contact/text.py: what is taken out before the characters are counted.
const UNWANTED = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]/g;

/** The length that the server will find. Python takes U+0085 for a space and U+FEFF for a character. */
export function lengthOf(text) {
  const cleaned = text.replace(UNWANTED, '').replace(/\x85/g, ' ').replace(/\ufeff/g, '-');
  return [...cleaned.trim()].length;
}

export function tellLength(form) {
  const field = form.querySelector('textarea[data-limit]');
  const status = make('p', { 'aria-live': 'polite', class: 'field__count' });
  const tell = () => {
    const left = field.dataset.limit - lengthOf(field.value);
    const number = Math.abs(left);
    const characters = `${number.toLocaleString('en-GB')} character${number === 1 ? '' : 's'}`;
    const words = left < 0 ? `You have ${characters} too many` : `You have ${characters} left`;
    status.textContent = left < NEAR ? words : '';
    status.classList.toggle('field__count--over', left < 0);
  };
  let waiting;
  for (const change of ['input', 'reset'])
    form.addEventListener(change, () => {
      clearTimeout(waiting);
      waiting = setTimeout(tell, PAUSE);
    });
  field.after(status);
  tell();
}
