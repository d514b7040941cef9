// What of a server's output is shown. Everything is kept for a while, for the case that it dies.

const keep = 200;
const level = /^(?:\d\d:\d\d:\d\d )?(trce|dbug|info|warn|fail|crit): /;

/**
 * Reads lines as ASP.NET Core's console logger writes them (`info: Category[7] text`, with the time before it or without, further lines
 * indented) and plain ones.
 * `show(line)` is called for those that a user should see now: warnings and errors, and until `started` those of its progress, if it has any.
 */
export function outputOf(show, { hasProgress = true } = {}) {
  const lines = []; // { text, shown }
  let current = null; // the level of the entry whose further lines may follow
  let starting = hasProgress;

  return {
    read(text, { isError = false } = {}) {
      current = level.exec(text)?.[1] ?? (/^\s/.test(text) ? current : null);
      const shown = isBad(current, text, isError) || (starting && isProgress(current, text));
      lines.push({ text, shown });
      if (lines.length > keep) lines.shift();
      if (shown) show(current === 'info' ? text.replace(/^info: \S+ (?:\| )?/, '') : text);
    },
    started() { starting = false; },
    /** The last lines that the user has not seen yet. */
    unseen: (count = 20) => lines.slice(-count).filter(line => !line.shown && line.text.trim()).map(line => line.text),
  };
}

function isBad(current, text, isError) {
  if (current) return current === 'warn' || current === 'fail' || current === 'crit';
  return isError || /\b(warning|error|exception|unhandled)\b/i.test(text);
}

function isProgress(current, text) {
  return current === null ? text.trim() !== '' : current === 'info' && /FrontendHost/.test(text);
}
