/* Opens what is folded up: where an address points into it, and for printing. */

export function openWhatIsAsked(article) {
  const reveal = () => open(location.hash)?.scrollIntoView();
  reveal();
  addEventListener('hashchange', reveal);
  // A second click on the same link changes no address.
  article.addEventListener('click', ({ target }) => open(target.closest('a')?.getAttribute('href')));

  // The outlook is opened by nobody but the reader; the table repeats the cards.
  const shut = 'details:not([open], .outlook, .comparison)';
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = [...article.querySelectorAll(shut)];
    for (const details of opened) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of opened) details.open = false;
  });
}

/** What a hash points to, if something had to be opened for it. */
function open(hash) {
  const target = document.getElementById(hash?.split('#')[1]);
  const shut = target?.closest('details:not([open])');
  if (!shut) return null;
  shut.open = true;
  open(hash); // there may be another one around it
  return target;
}
