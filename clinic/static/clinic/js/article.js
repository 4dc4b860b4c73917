/* What an article does besides being read. All of it works without scripts; nothing is stored or sent. */
import { followReader } from './contents.js';
import { openWhatIsAsked } from './disclosure.js';
import { explainWords } from './glossary.js';
import { offerQuestions } from './questions.js';
import { offerTools } from './reader_tools.js';

const article = document.querySelector('[data-article]');
// Each in a task of its own: what fails in one browser must not stop the others.
for (const part of [openWhatIsAsked, explainWords, followReader, offerTools, offerQuestions])
  queueMicrotask(() => part(article));
