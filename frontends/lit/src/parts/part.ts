import { LitElement, type PropertyValues } from 'lit';

/** What this front-end's elements have in common. */
export class Part extends LitElement {
  /** Draws in the page itself, without a shadow root: there is one style sheet for all. */
  protected override createRenderRoot() {
    return this;
  }

  /** Draws what has changed, and what is inside, before it returns. Lit by itself waits until the script has ended. */
  drawNow() {
    this.performUpdate();
  }

  protected override update(changed: PropertyValues) {
    super.update(changed);
    for (const inside of this.querySelectorAll('*')) {
      if (inside instanceof Part) inside.drawNow();
    }
  }
}
