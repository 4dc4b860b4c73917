/* The contents list marks the section that is being read. */

export function followReader(article) {
  const list = article.querySelector('nav[data-contents]');
  if (!list || !window.IntersectionObserver) return;
  const links = new Map();
  for (const link of list.querySelectorAll('a[href^="#"]')) {
    const section = document.getElementById(link.hash.slice(1))?.closest('section');
    if (section) links.set(section, link);
  }
  const observer = new IntersectionObserver(
    (entries) => {
      // In the gap between two sections the last one stays marked.
      for (const { isIntersecting, target } of entries) if (isIntersecting) mark(links.get(target), list);
    },
    // What crosses a line near the top of the window is being read.
    { rootMargin: '-15% 0px -84%' },
  );
  for (const section of links.keys()) observer.observe(section);
}

function mark(link, list) {
  list.querySelector('[aria-current]')?.removeAttribute('aria-current');
  link.setAttribute('aria-current', 'true');
  // By the list's own scrolling: scrollIntoView() would move the page as well.
  const [inner, outer] = [link, list].map((element) => element.getBoundingClientRect().top);
  list.scrollTop += inner - outer - list.clientHeight / 2;
}
