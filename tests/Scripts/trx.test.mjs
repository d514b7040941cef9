import assert from 'node:assert/strict';
import test from 'node:test';
import { judge } from '../../scripts/testing/suites.mjs';
import { summarise } from '../../scripts/testing/summary.mjs';
import { parseTap } from '../../scripts/testing/tap.mjs';
import { parseTrx } from '../../scripts/testing/trx.mjs';

const trx = `<?xml version="1.0"?><TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results>
  <UnitTestResult executionId="1" testName="Login.works" outcome="Passed" duration="00:00:00.1" />
  <UnitTestResult testName="Name(text: &quot;a &lt; b&amp;lt;&quot;)" outcome="Passed"><Output><StdOut>outcome="Failed"</StdOut></Output></UnitTestResult>
  <UnitTestResult testName="Login.fails" outcome="Failed"><Output><ErrorInfo><Message>Expected &lt;200&gt;&#xD;
but found &#39;401&#39;</Message><StackTrace>at X</StackTrace></ErrorInfo></Output></UnitTestResult>
  <UnitTestResult testName="Elm.is_skipped" outcome="NotExecuted"><Output><StdOut>no longer on npm</StdOut><ErrorInfo><Message>no longer on npm</Message></ErrorInfo></Output></UnitTestResult>
</Results></TestRun>`;

test('results are counted by outcome, with names and messages decoded once', () => {
  assert.deepEqual(parseTrx(trx), {
    passed: 2,
    failed: [{ name: 'Login.fails', message: "Expected <200>\r\nbut found '401'" }],
    skipped: [{ name: 'Elm.is_skipped', message: 'no longer on npm' }],
    errors: [],
  });
});

test('an outcome that is neither passed nor skipped has failed', () => {
  assert.deepEqual(parseTrx('<UnitTestResult testName="a" outcome="Timeout"/>').failed, [{ name: 'a', message: 'outcome Timeout' }]);
});

test('a name with an entity of an entity is decoded once', () => {
  assert.equal(parseTrx('<UnitTestResult testName="a &amp;lt; b" outcome="NotExecuted" />').skipped[0].name, 'a &lt; b');
});

const aborted = '<RunInfos><RunInfo outcome="Error"><Text>[xUnit.net 00:00:01] a [FAIL]</Text></RunInfo>'
  + '<RunInfo outcome="Error" timestamp="t"><Text>The active test run was aborted. Reason: Test host process crashed</Text></RunInfo></RunInfos>';

test('a crash of the test host is told from the echo of a failed test', () => {
  assert.deepEqual(parseTrx(aborted).errors, ['The active test run was aborted. Reason: Test host process crashed']);
});

const report = changes => ({ passed: 0, failed: [], skipped: [], errors: [], ...changes });

test('a run that broke off counts as one failure', () => {
  assert.match(judge(null, false, 'exit code 134').failed[0].message, /exit code 134[\s\S]*no result file/);
  assert.equal(judge(report({ passed: 3 }), false, 'exit code 1').failed.length, 1);
  assert.equal(judge(report({ passed: 3, failed: [{ name: 'a' }], errors: ['crashed'] }), false, 'exit code 1').failed.length, 2);
  assert.equal(judge(report({ passed: 3, failed: [{ name: 'a' }] }), false, 'exit code 1').failed.length, 1, 'the failed test explains the exit code');
});

test('the summary ends with the sum and shows failures and the reasons of skips', () => {
  const { text, ok } = summarise({ A: report({ passed: 2, skipped: [{ name: 's', message: 'because' }] }), B: report({ failed: [{ name: 'f', message: 'why' }] }) });
  assert.equal(ok, false);
  assert.equal(text.split('\n').at(-1), '2 passed, 1 failed, 1 skipped');
  assert.match(text, /SKIPPED s[\s\S]*because/);
  assert.match(text, /FAILED  f[\s\S]*why/);
});

test('success needs that something ran in every suite', () => {
  assert.equal(summarise({ A: report({ passed: 1 }) }).ok, true);
  assert.equal(summarise({ A: report({ passed: 1 }), B: report({ skipped: [{ name: 's', message: 'm' }] }) }).ok, false);
});

test('with a filter it is enough that something ran somewhere', () => {
  assert.equal(summarise({ A: report({ passed: 1 }), B: report() }, { filtered: true }).ok, true);
  assert.equal(summarise({ A: report(), B: report() }, { filtered: true }).ok, false);
  assert.match(summarise({ A: report() }, { filtered: true }).text, /No test matches the filter/);
  assert.doesNotMatch(summarise({ A: report({ skipped: [{ name: 's', message: 'm' }] }) }, { filtered: true }).text, /No test matches the filter/);
});

test('the output of the node runner is read in the same form', () => {
  const tap = ['TAP version 13', '# Subtest: a', 'ok 1 - a', '  ---', '  duration_ms: 1', '  ...', 'ok 2 - b # SKIP why not', '  ---', '  ...',
    'not ok 3 - c', '  ---', '  error: |-', '    one', '    two', "  code: 'X'", '  ...', "not ok 4 - d", '  ---', "  error: 'short'", '  ...',
    '    ok 1 - inner', '      ---', '      ...', 'ok 5 - suite', '  ---', "  type: 'suite'", '  ...', '1..5'].join('\n');
  assert.deepEqual(parseTap(tap), report({
    passed: 2, skipped: [{ name: 'b', message: 'why not' }], failed: [{ name: 'c', message: 'one\ntwo' }, { name: 'd', message: 'short' }],
  }));
});
