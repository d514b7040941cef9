import type { Session, Urls, User } from '@razorokta/frontend-contract';
import { asClock, countDown, nameOf, secondsLeft, type Left, type PageProps } from '@razorokta/frontend-kit';
import { html, nothing, type PropertyValues } from 'lit';
import { linkOnce } from '../parts/link-once';
import { Part } from '../parts/part';

/** Who one is, for how long, and the way out. */
export class Profile extends Part {
  static override properties = { given: { attribute: false } };
  declare given: PageProps;

  override firstUpdated() {
    this.given.rendered();
  }

  override render() {
    const { options: { urls }, session } = this.given;
    return session.signedIn ? data(session, urls) : ended(urls);
  }
}

const data = (session: Session, urls: Urls, user: User = session.user ?? {}) => html`
  <h2>${nameOf(user)}</h2>
  <dl>
    <dt>Email</dt>
    <dd data-se="email">${user.email}</dd>
    ${row('Subject', user.subject)}
    ${row('Locale', user.locale)}
    ${row('Time zone', user.zoneInfo)}
    ${row('Issuer', user.iss)}
  </dl>
  <session-left .session=${session}></session-left>
  <p class="actions">
    ${linkOnce({ href: urls.logout, hook: 'logout-link' }, 'Sign out')}
    <a href=${urls.sessions}>Your sessions</a>
  </p>`;

const row = (name: string, value: string | undefined) => value === undefined ? nothing : html`<dt>${name}</dt><dd>${value}</dd>`;

/** Counts down from what the server has said last. */
export class SessionLeft extends Part {
  static override properties = { session: { attribute: false }, left: { state: true } };
  declare session: Session;
  declare private left: Left;
  private stop = () => {};

  override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('session')) return;
    this.stop();
    this.left = secondsLeft(this.session, 0);
    this.stop = countDown(this.session, left => (this.left = left));
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.stop();
  }

  override render() {
    const { atMost, idle } = this.left;
    return html`
      <p class="left" data-se="session-left" role="timer">
        ${atMost === undefined ? 'Your session has no fixed end.' : html`Your session ends in <strong>${asClock(atMost)}</strong>`}${idle === undefined ? nothing : html`, without use in <strong>${asClock(idle)}</strong>`}
      </p>`;
  }
}

const ended = (urls: Urls) => html`
  <div data-se="session-ended" role="alert">
    <h2>Your session has ended</h2>
    <p>Sign in to come back to this page.</p>
    ${linkOnce({ href: `${urls.login}?returnTo=${encodeURIComponent(urls.profile)}` }, 'Sign in')}
  </div>`;

customElements.define('profile-page', Profile);
customElements.define('session-left', SessionLeft);
