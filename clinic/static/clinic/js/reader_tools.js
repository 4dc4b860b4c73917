/* Print, listen, share: buttons that would do nothing without scripts. */
import { make, makeButton } from './elements.js';

const SPOKEN = 'h1, .lead, .get-help, .article__section:not(.review)';
const UNSPOKEN =
  '.outlook:not([open]), .comparison, .citation, .visually-hidden, .own-questions, .button, svg';

export function offerTools(article) {
  const tools = article.querySelector('[data-reader-tools]');
  if (!tools) return;
  const print = makeButton('Print this page', () => window.print());
  tools.append(print);
  if (window.speechSynthesis) offerListening(article, print);
  offerSharing(article, tools);
}

function offerSharing(article, tools) {
  const url = document.querySelector('link[rel=canonical]').href;
  const title = article.querySelector('h1').textContent;
  const status = make('p', { role: 'status' });
  const say = (text) => () => status.replaceChildren(text);
  const copy = () => navigator.clipboard.writeText(url).then(say('Link copied'), say(url));
  const share = () => navigator.share({ title, url }).catch(() => {}); // the reader changed their mind
  if (navigator.share || navigator.clipboard)
    tools.append(makeButton('Share', navigator.share ? share : copy), status);
}

/** Only a voice on the reader's own device: others send the text away. */
function findVoice() {
  const isOurs = ({ localService, lang }) => localService && /^en/i.test(lang);
  const voices = speechSynthesis.getVoices().filter(isOurs);
  return voices.find(({ lang }) => /gb/i.test(lang)) ?? voices[0];
}

function offerListening(article, neighbour) {
  let utterance; // kept here, or Chrome forgets it and its end is never heard
  const stop = () => {
    utterance = null;
    button.textContent = 'Listen';
    speechSynthesis.cancel();
  };
  const speak = ([text, ...others]) => {
    const voice = findVoice();
    if (!text || !voice) return stop();
    const spoken = Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang });
    utterance = spoken;
    // Called after a stop, too: then `utterance` is another one or none.
    spoken.onend = spoken.onerror = () => spoken === utterance && speak(others);
    speechSynthesis.speak(spoken);
  };
  const button = makeButton('Listen', () => {
    if (utterance) return stop();
    button.textContent = 'Stop listening';
    speak(gather(article.querySelectorAll(SPOKEN)).flatMap(cut));
  });
  const offer = () => button.isConnected || (findVoice() && neighbour.after(button));
  offer();
  // Voices may come late. Old Safari has them at once, and no such event.
  speechSynthesis.addEventListener?.('voiceschanged', offer);
  addEventListener('pagehide', stop);
}

/** The text to be spoken, one string a block. */
function gather(nodes, texts = ['']) {
  for (const node of nodes) {
    if (node.nodeType === Node.TEXT_NODE) texts.push(texts.pop() + node.data);
    else if (node.matches && !node.matches(UNSPOKEN)) {
      const gap = getComputedStyle(node).display.startsWith('inline') ? [] : [''];
      texts.push(...gap);
      gather(node.childNodes, texts).push(...gap);
    }
  }
  return texts;
}

/** Sentences, as many as fit: long texts break off in some browsers. */
function cut(text) {
  return text.replace(/\s+/g, ' ').trim().match(/.{1,200}([.!?] |$)|.{1,200}( |$)/g) ?? [];
}
