// What is well read by day is not by night.
export const mount = good => given => {
  const style = new CSSStyleSheet();
  style.replaceSync('@media (prefers-color-scheme: dark) { .app h2 { color: #333a4d; } }');
  document.adoptedStyleSheets.push(style);
  return good(given);
};
