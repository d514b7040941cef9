import { loginByRedirect, type PageProps } from '@razorokta/frontend-kit';
import { html, nothing } from 'lit';
import { busy } from '../parts/busy';
import { Part } from '../parts/part';
import { problem } from '../parts/problem';
import { signedIn } from '../parts/signed-in';
import { testUsers } from '../parts/test-users';

/** A button that leaves for Okta's sign-in page. */
export class LoginRedirect extends Part {
  static override properties = { given: { attribute: false }, doing: { state: true } };
  declare given: PageProps;
  declare private doing: 'nothing' | 'leaving' | 'failed';

  constructor() {
    super();
    this.doing = 'nothing';
  }

  override firstUpdated() {
    this.given.rendered();
  }

  override render() {
    const { options: { login, urls, testUsers: users }, session } = this.given;
    if (session.signedIn) return signedIn(session, urls);

    // Signed out in another tab, or fetched ahead: the server has made no login for this page yet.
    if (!login) return html`<a class="button" data-se="login-link" href=${urls.loginRedirect}>Sign in</a>`;

    return html`
      <h2>Sign in at Okta</h2>
      ${this.doing === 'failed' ? problem('Okta cannot be reached at the moment.', this.leave) : nothing}
      <button type="button" data-se="login-link" ?disabled=${this.doing === 'leaving'} @click=${this.leave}>Sign in with Okta</button>
      ${this.doing === 'leaving' ? busy('Leaving for Okta…') : nothing}
      ${testUsers(users)}`;
  }

  private readonly leave = async () => {
    const { okta, login } = this.given.options;
    this.doing = 'leaving';
    this.drawNow(); // before a second click
    try {
      await loginByRedirect(okta, login!);
    } catch (error) {
      console.warn(error);
      this.doing = 'failed';
    }
  };
}

customElements.define('login-redirect-page', LoginRedirect);
