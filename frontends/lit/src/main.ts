import type { Mount, Options } from '@razorokta/frontend-contract';
import { followSession, untilDrawn, type Following, type PageProps, type Seen } from '@razorokta/frontend-kit';
import { html, nothing, type TemplateResult } from 'lit';
import './pages/login-custom';
import './pages/login-redirect';
import './pages/overview';
import './pages/profile';
import { busy } from './parts/busy';
import { Part } from './parts/part';
import { problem } from './parts/problem';

const pages: Record<Options['page'], (given: PageProps) => TemplateResult> = {
  'overview': given => html`<overview-page .given=${given}></overview-page>`,
  'login-redirect': given => html`<login-redirect-page .given=${given}></login-redirect-page>`,
  'login-custom': given => html`<login-custom-page .given=${given}></login-custom-page>`,
  'profile': given => html`<profile-page .given=${given}></profile-page>`,
};

/** Draws the page, and follows who is signed in. */
export function mount({ container, options, rendered, ended }: Mount): Promise<void> {
  return untilDrawn(rendered, ({ drawn }) => {
    const app = new App({ options, rendered: drawn, ended });
    container.append(app);
    app.drawNow();
  });
}

class App extends Part {
  static override properties = { seen: { state: true } };
  declare private seen: Seen;
  private following?: Following;

  constructor(private readonly given: Omit<Mount, 'container'>) {
    super();
    this.className = 'app';
    this.seen = { session: given.options.session, isKnown: true, isUnanswered: false };
  }

  override firstUpdated() {
    this.following = followSession(this.given, seen => {
      this.seen = seen;
      this.drawNow();
    });
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.following?.stop();
  }

  override render() {
    const { options, rendered } = this.given;
    const { session, isKnown, isUnanswered } = this.seen;
    return html`
      ${isUnanswered ? problem('The server does not answer, so this page cannot know whether you are still signed in.', () => this.following?.ask()) : nothing}
      ${isKnown ? pages[options.page]({ options, session, rendered }) : nothing}
      ${!isKnown && !isUnanswered ? busy('Asking whether you are signed in…') : nothing}`;
  }
}

customElements.define('front-end', App);
