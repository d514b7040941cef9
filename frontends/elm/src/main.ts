import type { Mount } from '@razorokta/frontend-contract';
import { followSession, loginByRedirect, loginByWidget, untilDrawn, widgetStyle, type Seen } from '@razorokta/frontend-kit';
import { Elm } from './Main.elm';

/** Draws the page, and follows who is signed in. */
export function mount({ container, options, rendered, ended }: Mount): Promise<void> {
  return untilDrawn(rendered, ({ drawn, failed }) => {
    const node = container.appendChild(document.createElement('div'));
    const { ports } = Elm.Main.init({ node, flags: { options, widgetStyle } });
    ports.refused.subscribe(reason => failed(new Error(`The options are not those of contract 2. ${reason}`)));
    // Elm draws before the next frame is painted, and has asked for that frame before it says so.
    ports.rendered.subscribe(() => requestAnimationFrame(drawn));

    ports.follow.subscribe(() => {
      const following = followSession({ options, ended }, see);
      ports.ask.subscribe(following.ask);
    });

    ports.leave.subscribe(() => {
      loginByRedirect(options.okta, options.login!).catch(error => {
        console.warn(error);
        ports.leavingFailed.send(null);
      });
    });

    let removeWidget: (() => void) | undefined;
    ports.drawWidget.subscribe(() => {
      removeWidget?.();
      removeWidget = loginByWidget(options.okta, options.login!, placeOfWidget()!, {
        drawn: () => ports.widgetDrawn.send(null),
        failed: error => {
          console.warn(error);
          ports.widgetFailed.send(null);
        },
      });
    });

    /**
     * An event, and not a port: what a port brings is drawn with the next frame, and a page that is being left has no next frame. An event whose
     * propagation Elm stops is drawn before dispatchEvent returns.
     */
    function see(seen: Seen) {
      container.firstElementChild!.dispatchEvent(new CustomEvent('seen', { detail: seen }));
      if (placeOfWidget()) return;
      removeWidget?.();
      removeWidget = undefined;
    }

    function placeOfWidget() {
      return container.querySelector<HTMLElement>('#sign-in-container');
    }
  });
}
