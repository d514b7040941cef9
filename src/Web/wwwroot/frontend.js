// Shows the front-end of contract 2 (docs/frontend-contract.md): hands it the options, and says when it has drawn or cannot.
const data = document.getElementById('frontend-options');
const container = document.getElementById('app-container');
const options = JSON.parse(data.textContent);
data.remove(); // it names the user, and would outlive the session

container.replaceChildren();
try {
  const entry = await import(data.dataset.entry);
  await entry.mount({ container, options, rendered, ended });
} catch (error) {
  fail(error);
}

function rendered() {
  container.dataset.rendered = options.page;
}

// The session is over: what our half of the page says of the user goes, too, and its heading says so.
function ended() {
  forget('[data-personal]');
  document.querySelectorAll('[data-ended]').forEach(element => { element.hidden = false; });
}

function forget(what) {
  document.querySelectorAll(what).forEach(element => element.remove());
}

// Browsers keep whole pages in memory, for the back button. The heading stays: it names nobody, and the session may go on.
if (document.querySelector('[data-personal]')) {
  addEventListener('pagehide', () => forget('[data-personal]:not(h1)'));
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
}

// In the page's place: an empty one would seem to be still loading.
function fail(error) {
  const title = document.createElement('strong');
  title.textContent = 'The front-end could not be shown.';
  const reason = document.createElement('p');
  reason.textContent = String(error?.message ?? error);
  const again = document.createElement('a');
  again.href = window.location.href;
  again.textContent = 'Try again';
  const alert = document.createElement('div');
  alert.role = 'alert';
  alert.className = 'failure';
  alert.dataset.se = 'frontend-failed';
  alert.append(title, reason, again);
  container.replaceChildren(alert);
  console.error(error);
}
