// It is narrow on a phone, and wider than its place on a desk.
export const mount = good => given => {
  const style = new CSSStyleSheet();
  style.replaceSync('@media (min-width: 1000px) { .app { min-width: 900px; } }');
  document.adoptedStyleSheets.push(style);
  return good(given);
};
