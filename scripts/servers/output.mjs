// What of a server's output is shown. Everything is kept for a while, for the case that it dies.

const keep = 200;
const level = /^(?:\d\d:\d\d:\d\d )?(trce|dbug|info|warn|fail|crit): /;

const info = /^(?:\d\d:\d\d:\d\d )?info: \S+ (?:\| )?/;

/** Event 40 of the mock (mock-okta/Log.cs): its definition file has changed, and the org with it. Whoever has just saved the file waits for that. */
const reloaded = /info: RazorOkta\.MockOkta\.\S+\[40\] /;

/** Event 1 of the web app (src/Web/Log.cs): somebody has signed in. That somebody could not is a warning, and shown anyway. */
const loggedIn = /info: RazorOkta\.Web\.\S+\[1\] /;

/**
 * Reads lines as ASP.NET Core's console logger writes them (`info: Category[7] text`, with the time before it or without, further lines
 * indented) and plain ones.
 * `show(line)` is called for those that a user should see now: warnings, errors and news, and until `started` those of its progress, if it has any;
 * for all lines of a program that is heard.
 */
export function outputOf(show, { hasProgress = true, isHeard = false } = {}) {
  const lines = []; // { text, shown }
  let current = null; // the level of the entry whose further lines may follow
  let starting = hasProgress;

  return {
    read(text, { isError = false } = {}) {
      current = level.exec(text)?.[1] ?? (/^\s/.test(text) ? current : null);
      const shown = isHeard || isBad(current, text, isError) || isNews(text) || (starting && isProgress(current, text));
      lines.push({ text, shown });
      if (lines.length > keep) lines.shift();
      if (shown) show(current === 'info' ? text.replace(info, '') : text);
    },
    started() { starting = false; },
    /** The last lines that the user has not seen yet. Of a program that is heard, all: others may have spoken between. */
    unseen: (count = 20) => lines.slice(-count).filter(line => (isHeard || !line.shown) && line.text.trim()).map(line => line.text),
  };
}

function isBad(current, text, isError) {
  if (current) return current === 'warn' || current === 'fail' || current === 'crit';
  return isError || /\b(warning|error|exception|unhandled)\b/i.test(text);
}

const isNews = text => reloaded.test(text) || loggedIn.test(text);

function isProgress(current, text) {
  return current === null ? text.trim() !== '' : current === 'info' && /FrontendHost/.test(text);
}
