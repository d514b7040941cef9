// The global `doc`: the server's page calls doc.initDoc() once, before bundle.bootstrap(options).
import highlight from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import csharp from 'highlight.js/lib/languages/csharp';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';

highlight.registerLanguage('bash', bash);
highlight.registerLanguage('csharp', csharp);
highlight.registerLanguage('javascript', javascript);
highlight.registerLanguage('json', json);

export function initDoc() {
  document.querySelectorAll('pre code').forEach(showCode);
  markCurrentPage(window.location.pathname.split('/').slice(1));
  byId('code-types')?.classList.remove('loading');
  nameFrontend();
}

function showCode(code) {
  highlight.highlightElement(code);
  // Long lines scroll inside the example; without a mouse that needs the focus.
  code.tabIndex = 0;
}

function markCurrentPage(segments) {
  if (segments.length !== 2) {
    byId('item-overview')?.classList.add('active');
    return;
  }
  const [section, item] = segments;
  byId(`section-${section}`)?.classList.add('active');
  byId(`item-${item}`)?.classList.add('active');
  byId('doc')?.classList.add('explain');
  // Contract 1: every page of the server holds this element, so a page without it fails here, loudly.
  byId('default-app-text').remove();
}

// The build takes both names from .yo-rc.json.
function nameFrontend() {
  byId('frontend-framework')?.replaceChildren(FRAMEWORK);
  byId('frontend-environment')?.replaceChildren(ENVIRONMENT);
}

function byId(id) {
  return document.getElementById(id);
}

export default initDoc;
