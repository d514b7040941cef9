import type { PageProps } from '@razorokta/frontend-kit';
import { html } from 'lit';
import { Part } from '../parts/part';
import { signedIn } from '../parts/signed-in';

/** Where people begin, and where logout ends. */
export class Overview extends Part {
  static override properties = { given: { attribute: false } };
  declare given: PageProps;

  override firstUpdated() {
    this.given.rendered();
  }

  override render() {
    const { options: { urls }, session } = this.given;
    return html`
      <div data-se="overview">
        ${session.signedIn ? signedIn(session, urls) : html`
          <h2>Nobody is signed in</h2>
          <p>There are two ways in. Both end with the same session.</p>
          <ul class="choices">
            <li><a href=${urls.loginRedirect}><strong>By redirect</strong> Okta’s own sign-in page</a></li>
            <li><a href=${urls.loginCustom}><strong>By the widget</strong> Okta’s form, in a page of ours</a></li>
          </ul>`}
      </div>`;
  }
}

customElements.define('overview-page', Overview);
