// It is wider than a phone.
export const mount = good => given => {
  const style = new CSSStyleSheet();
  style.replaceSync('.app { min-width: 480px; }');
  document.adoptedStyleSheets.push(style);
  return good(given);
};
