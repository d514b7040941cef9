import type { Login, Okta } from '@razorokta/frontend-contract';
import { loginByWidget, widgetStyle, type PageProps } from '@razorokta/frontend-kit';
import { html, nothing } from 'lit';
import { busy } from '../parts/busy';
import { Part } from '../parts/part';
import { problem } from '../parts/problem';
import { signedIn } from '../parts/signed-in';
import { testUsers } from '../parts/test-users';

/** Okta's Sign-In Widget, in a page of ours. */
export class LoginCustom extends Part {
  static override properties = { given: { attribute: false } };
  declare given: PageProps;

  override firstUpdated() {
    const { options: { login }, session, rendered } = this.given;
    if (session.signedIn || !login) rendered();
  }

  override render() {
    const { options: { okta, login, urls, testUsers: users }, session, rendered } = this.given;
    if (session.signedIn) return signedIn(session, urls);

    // Signed out in another tab, or fetched ahead: the server has made no login for this page yet.
    if (!login) return html`<a class="button" href=${urls.loginCustom}>Sign in</a>`;

    return html`
      <sign-in-widget .okta=${okta} .login=${login} .rendered=${rendered}></sign-in-widget>
      ${testUsers(users)}`;
  }
}

export class Widget extends Part {
  static override properties = { okta: { attribute: false }, login: { attribute: false }, rendered: { attribute: false }, doing: { state: true } };
  declare okta: Okta;
  declare login: Login;
  declare rendered: () => void;
  declare private doing: 'loading' | 'drawn' | 'failed';
  private takeAway = () => {};

  constructor() {
    super();
    this.doing = 'loading';
  }

  override firstUpdated() {
    this.load();
  }

  override updated() {
    if (this.doing !== 'loading') this.rendered();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.takeAway();
  }

  override render() {
    return html`
      <link rel="stylesheet" href=${widgetStyle}>
      ${this.doing === 'loading' ? busy('Loading the form…') : nothing}
      ${this.doing === 'failed' ? problem('Okta cannot be reached at the moment. Your password is not the reason.', this.load) : nothing}
      <div id="sign-in-container" ?hidden=${this.doing !== 'drawn'}></div>`;
  }

  private readonly load = () => {
    this.takeAway();
    this.doing = 'loading';
    this.takeAway = loginByWidget(this.okta, this.login, this.querySelector<HTMLElement>('#sign-in-container')!, {
      drawn: () => (this.doing = 'drawn'),
      failed: error => {
        console.warn(error);
        this.doing = 'failed';
      },
    });
  };
}

customElements.define('login-custom-page', LoginCustom);
customElements.define('sign-in-widget', Widget);
