import { bold, dim, green, red, yellow } from '../lib/colour.mjs';

const mostLines = 6;

/**
 * `reports`: `{ title: report }`. Gives `{ text, ok }`. A suite in which nothing ran is a failure,
 * unless a filter was given: then it is enough that something ran somewhere.
 */
export function summarise(reports, { filtered = false } = {}) {
  const judged = Object.entries(reports).map(([title, report]) => [title, filtered ? report : notEmpty(report)]);
  const sum = count => judged.reduce((total, [, report]) => total + count(report), 0);
  const passed = sum(report => report.passed);
  const failed = sum(report => report.failed.length);
  const skipped = sum(report => report.skipped.length);
  const nothingRan = passed + failed === 0;

  const text = [
    '',
    bold('Summary'),
    ...judged.flatMap(([title, report]) => lines(title, report)),
    ...(nothingRan ? ['', red(filtered && skipped === 0 ? 'No test matches the filter.' : 'No test ran.')] : []),
    '',
    // The last line is read by programs too: no colour, nothing after it.
    `${passed} passed, ${failed} failed, ${skipped} skipped`,
  ].join('\n');
  return { text, ok: failed === 0 && !nothingRan };
}

function notEmpty(report) {
  if (report.passed + report.failed.length > 0) return report;
  return { ...report, failed: [{ name: 'No test ran in this suite', message: 'An empty suite proves nothing, so it counts as a failure.' }] };
}

function lines(title, { passed, failed, skipped }) {
  const paint = failed.length > 0 ? red : green;
  return [
    '',
    paint(`  ${title}: ${passed} passed, ${failed.length} failed, ${skipped.length} skipped`),
    ...failed.flatMap(test => [red(`    FAILED  ${test.name}`), ...firstLines(test.message)]),
    ...skipped.flatMap(test => [yellow(`    SKIPPED ${test.name}`), ...firstLines(test.message || 'no reason given')]),
  ];
}

function firstLines(message) {
  const all = message.split(/\r?\n/);
  const cut = all.length > mostLines ? [...all.slice(0, mostLines), '...'] : all;
  return cut.map(line => dim(`            ${line}`));
}
