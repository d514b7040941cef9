// Reads what node's test runner writes with --test-reporter=tap, in the same form as trx.mjs.

const resultPattern = /^( *)(not ok|ok) \d+ - (.*?)(?: # (SKIP)(?: (.*))?)?$/;

export function parseTap(text) {
  const report = { passed: 0, failed: [], skipped: [], errors: [] };
  const lines = text.split(/\r?\n/);
  lines.forEach((line, i) => {
    const [, , verdict, name, mark, reason = ''] = resultPattern.exec(line) ?? [];
    if (!verdict) return;
    const block = lines.slice(i + 1, endOfBlock(lines, i));
    if (isSuite(block)) return; // its tests are counted one by one
    if (mark === 'SKIP') report.skipped.push({ name, message: reason });
    else if (verdict === 'ok') report.passed++;
    else report.failed.push({ name, message: errorIn(block) });
  });
  return report;
}

/** After a result stands a block from `---` to `...`. */
function endOfBlock(lines, start) {
  const end = lines.findIndex((line, i) => i > start && line.trim() === '...');
  return end < 0 ? lines.length : end;
}

const isSuite = block => block.some(line => /^\s*type: 'suite'$/.test(line));

/** `error: 'text'` on one line, or `error: |-` and the text further in. */
function errorIn(block) {
  const at = block.findIndex(line => /^\s*error: /.test(line));
  if (at < 0) return '';
  const text = block[at].replace(/^\s*error: /, '');
  if (!/^[|>]-?$/.test(text)) return text.replace(/^'|'$/g, '');
  const indent = /^ */.exec(block[at])[0].length;
  const inner = block.slice(at + 1);
  const end = inner.findIndex(line => line.trim() && /^ */.exec(line)[0].length <= indent);
  return inner.slice(0, end < 0 ? inner.length : end).map(line => line.trim()).join('\n').trim();
}
