import type { Session, Urls } from '@razorokta/frontend-contract';
import { html } from 'lit';

/** Who is signed in, on pages that have nothing else to offer then. */
export const signedIn = ({ user }: Session, urls: Urls) => html`
  <h2>You are signed in</h2>
  <p>${user?.email ?? user?.subject}</p>
  <a class="button" href=${urls.profile}>Your profile</a>`;
