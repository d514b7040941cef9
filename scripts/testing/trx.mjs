// Reads the result file of VSTest. It is XML written by one program, so a few careful patterns are enough.

const attributes = '((?:\\s+[\\w:.-]+="[^"]*")*)\\s*';
const resultPattern = new RegExp(`<UnitTestResult${attributes}(?:/>|>([\\s\\S]*?)</UnitTestResult>)`, 'g');
const runErrorPattern = new RegExp(`<RunInfo${attributes}>([\\s\\S]*?)</RunInfo>`, 'g');

/**
 * Gives `{ passed, failed: [{ name, message }], skipped: [{ name, message }], errors: [text] }`;
 * `errors` are what went wrong with the run as a whole, such as a crash of the test host.
 */
export function parseTrx(xml) {
  const report = { passed: 0, failed: [], skipped: [], errors: [] };
  for (const [, head, body = ''] of xml.matchAll(resultPattern)) {
    const test = { name: attribute(head, 'testName'), message: element(body, 'Message') || element(body, 'StdOut') };
    const outcome = attribute(head, 'outcome');
    if (outcome === 'Passed') report.passed++;
    else if (outcome === 'NotExecuted') report.skipped.push(test);
    else report.failed.push({ ...test, message: test.message || `outcome ${outcome || 'unknown'}` });
  }
  for (const [, head, body] of xml.matchAll(runErrorPattern)) {
    const text = element(body, 'Text');
    // Each failed test leaves an "Error" here as well; only the end of the whole run is of interest.
    if (attribute(head, 'outcome') === 'Error' && /\b(aborted|crashed)\b/i.test(text)) report.errors.push(text);
  }
  return report;
}

const attribute = (text, name) => decode(new RegExp(`\\s${name}="([^"]*)"`).exec(text)?.[1] ?? '');

const element = (text, name) => decode(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(text)?.[1] ?? '').trim();

const named = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** In one pass, so that &amp;lt; becomes &lt; and no further. */
function decode(text) {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(lt|gt|amp|quot|apos));/gi, (_, hex, decimal, name) =>
    name ? named[name.toLowerCase()] : String.fromCodePoint(parseInt(hex ?? decimal, hex ? 16 : 10)));
}
