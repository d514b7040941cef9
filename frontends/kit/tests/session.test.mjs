// When the server is asked about the session, and what its silence means.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import test, { afterEach, beforeEach, mock } from 'node:test';

const vite = await import('vite').catch(() => null);
const skip = vite ? false : 'Vite is not installed: npm install';
const load = async file => (await vite.runnerImport(fileURLToPath(new URL(`../src/${file}`, import.meta.url)), { configFile: false, root: fileURLToPath(new URL('..', import.meta.url)) })).module;
const { untilNextQuestion, countDown, secondsLeft, asClock } = vite ? await load('time.ts') : {};
const { followSession } = vite ? await load('follow-session.ts') : {};

const signedIn = { signedIn: true, secondsLeft: 8000, idleSecondsLeft: 3600 };
const known = { session: signedIn, isKnown: true, isUnanswered: false };

test('the server is asked twice a minute', { skip }, () => assert.equal(untilNextQuestion(signedIn), 30_000));

test('the server is asked right after the session should have ended', { skip }, () => {
  assert.equal(untilNextQuestion({ ...signedIn, idleSecondsLeft: 5 }), 6_000);
  assert.equal(untilNextQuestion({ ...signedIn, secondsLeft: 0 }), 1_000);
});

test('where nobody is signed in the server is not asked', { skip }, () => assert.equal(untilNextQuestion({ signedIn: false }), undefined));

test('what is left counts down to zero and no further', { skip }, () => {
  assert.deepEqual(secondsLeft({ signedIn: true, secondsLeft: 10, idleSecondsLeft: 3 }, 4_200), { atMost: 6, idle: 0 });
  assert.deepEqual(secondsLeft({ signedIn: true }, 0), { atMost: undefined, idle: undefined });
});

test('time is shown as a clock', { skip }, () => assert.deepEqual([0, 59, 3725, 36_000].map(asClock), ['0:00:00', '0:00:59', '1:02:05', '10:00:00']));

let page, told, answers, asked, following;

beforeEach(() => {
  mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'] });
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  globalThis.document = page;
  globalThis.addEventListener = page.addEventListener.bind(page);
  [told, answers, asked] = [[], [], 0];
  mock.method(globalThis, 'fetch', () => (asked++, answers.shift()));
  const options = { session: signedIn, urls: { session: '/session' }, login: null };
  following = followSession?.({ options, ended: () => told.push('ended') }, seen => told.push(seen));
});

afterEach(() => {
  following?.stop();
  mock.reset();
  mock.timers.reset();
});

test('a session is counted down each second, until one has seen enough', { skip }, () => {
  const left = [];
  const stop = countDown({ signedIn: true, secondsLeft: 10, idleSecondsLeft: 1 }, ({ atMost, idle }) => left.push([atMost, idle]));
  mock.timers.tick(1_000);
  mock.timers.tick(1_000);
  stop();
  mock.timers.tick(1_000);
  assert.deepEqual(left, [[9, 0], [8, 0]]);
});

const says = session => Promise.resolve(Response.json(session));
const settled = () => new Promise(setImmediate);

test('an end that the server tells is told on', { skip }, async () => {
  answers = [says({ signedIn: false })];
  mock.timers.tick(30_000);
  await settled();
  assert.deepEqual(told, [{ ...known, session: { signedIn: false } }, 'ended']);
});

for (const [name, answer] of Object.entries({
  'no answer': () => Promise.reject(new TypeError('Failed to fetch')),
  'an error': () => Promise.resolve(new Response('{"signedIn": false}', { status: 503 })),
  'a page of somebody else': () => Promise.resolve(new Response('<p>Pay for your Wi-Fi</p>')),
  'another form': () => says({ signedIn: 'no' }),
})) {
  test(`${name} ends no session, and is followed by another question`, { skip }, async () => {
    answers = [answer(), says(signedIn)];
    mock.timers.tick(30_000);
    await settled();
    assert.deepEqual(told, [{ ...known, isUnanswered: true }]);
    mock.timers.tick(30_000);
    await settled();
    assert.deepEqual(told, [{ ...known, isUnanswered: true }, known]);
  });
}

test('the server is asked when the page becomes visible, and not when it is hidden', { skip }, async () => {
  answers = [says(signedIn)];
  page.visibilityState = 'hidden';
  page.dispatchEvent(new Event('visibilitychange'));
  assert.equal(asked, 0);
  page.visibilityState = 'visible';
  page.dispatchEvent(new Event('visibilitychange'));
  await settled();
  assert.deepEqual(told, [known]);
});

test('a page that the browser brings back is empty until the server has answered', { skip }, async () => {
  answers = [says({ signedIn: false })];
  page.dispatchEvent(new Event('pagehide'));
  page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  await settled();
  assert.deepEqual(told, [{ ...known, isKnown: false }, { ...known, session: { signedIn: false } }, 'ended']);
});

test('an answer that has been overtaken says nothing', { skip }, async () => {
  const late = withResolvers();
  answers = [late.promise, says({ signedIn: false })];
  following.ask();
  following.ask();
  late.resolve(Response.json(signedIn));
  await settled();
  assert.deepEqual(told, [{ ...known, session: { signedIn: false } }, 'ended']);
});

test('a watch that has ended asks no more', { skip }, async () => {
  following.stop();
  page.dispatchEvent(new Event('visibilitychange'));
  mock.timers.tick(60_000);
  await settled();
  assert.equal(asked, 0);
});

function withResolvers() {
  let resolve;
  return { promise: new Promise(done => (resolve = done)), resolve };
}
