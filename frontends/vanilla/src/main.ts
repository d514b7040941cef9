import type { Mount, Options, Session } from '@razorokta/frontend-contract';
import { followSession, untilDrawn, type PageProps, type Seen } from '@razorokta/frontend-kit';
import { loginCustom } from './pages/login-custom';
import { loginRedirect } from './pages/login-redirect';
import { overview } from './pages/overview';
import { profile } from './pages/profile';
import { busy } from './parts/busy';
import { element, setChildren } from './parts/dom';
import { problem } from './parts/problem';

/** A page that is drawn. */
export interface Page {
  element: HTMLElement;
  /** It is in the container now. */
  drawn: () => void;
  /** The same person's session, as the server has described it last. */
  told?: (session: Session) => void;
  /** It is not shown any more. */
  gone?: () => void;
}

const pages: Record<Options['page'], (props: PageProps) => Page> = {
  'overview': overview,
  'login-redirect': loginRedirect,
  'login-custom': loginCustom,
  'profile': profile,
};

/** Draws the page, and follows who is signed in. */
export function mount({ container, options, rendered, ended }: Mount): Promise<void> {
  return untilDrawn(rendered, ({ drawn }) => follow({ container, options, rendered: drawn, ended }));
}

function follow({ container, options, rendered, ended }: Mount) {
  const asking = busy('Asking whether you are signed in…');
  const unanswered = problem('The server does not answer, so this page cannot know whether you are still signed in.', () => following.ask());
  const app = element('div', { class: 'app' });
  container.append(app);

  let shown: { page: Page; who: string } | undefined;
  draw({ session: options.session, isKnown: true, isUnanswered: false });
  const following = followSession({ options, ended }, draw);

  function draw({ session, isKnown, isUnanswered }: Seen) {
    const who = whoIs(session);
    if (!isKnown || shown?.who !== who) remove();
    const page = isKnown && (shown?.page ?? pages[options.page]({ options, session, rendered }));
    setChildren(app, isUnanswered && unanswered, page && page.element, !isKnown && !isUnanswered && asking);
    if (!page) return;
    if (shown) return page.told?.(session);
    shown = { page, who };
    page.drawn();
  }

  function remove() {
    shown?.page.gone?.();
    shown = undefined;
  }
}

/** What pages show of a session, but for its end: while it is the same, a page stays as it is, and so does what has the focus. */
const whoIs = ({ signedIn, user }: Session) => JSON.stringify([signedIn, user]);
