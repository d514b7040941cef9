// What the widget says of a wrong password is hidden.
export const mount = good => given => {
  const style = new CSSStyleSheet();
  style.replaceSync('#sign-in-container [role=alert] { display: none !important; }');
  document.adoptedStyleSheets.push(style);
  return good(given);
};
