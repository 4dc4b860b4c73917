/** An element with its attributes and what stands in it. */
export function make(tag, attributes, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...content);
  return element;
}

export function makeButton(text, act) {
  const button = make('button', { type: 'button', class: 'button button--quiet' }, text);
  button.addEventListener('click', act);
  return button;
}
