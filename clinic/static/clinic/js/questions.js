/* A reader's questions, printed on a sheet of their own. They are in this page and nowhere else. */
import { make, makeButton } from './elements.js';

export function offerQuestions(article) {
  for (const list of article.querySelectorAll('[data-questions]')) {
    const own = list.parentElement.querySelector('.own-questions');
    const status = make('p', { role: 'status' });
    const button = makeButton('Print my questions', () => {
      const ticked = [...list.querySelectorAll(':checked')].map((box) => box.labels[0].textContent.trim());
      const words = own.querySelector('textarea').value.trim();
      const hasAny = ticked.length || words;
      status.textContent = hasAny ? '' : 'Tick a question or write your own first.';
      if (hasAny) printSheet(article.querySelector('h1').textContent, ticked, words);
    });
    own.after(button, status);
  }
}

function printSheet(about, ticked, words) {
  const sheet = make(
    'div',
    { class: 'question-sheet' },
    make('h1', {}, 'My questions'),
    make('p', {}, about),
    make('ul', {}, ...ticked.map((question) => make('li', {}, question))),
    make('p', { class: 'question-sheet__own' }, words),
  );
  document.body.prepend(sheet); // print.css leaves out what follows it
  addEventListener('afterprint', () => sheet.remove(), { once: true });
  window.print();
}
