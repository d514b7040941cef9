// A double click begins two logins: it counts what the pointer does, and a control that is out of use does not keep it from that.
export const mount = good => given => {
  const { okta, login } = given.options;
  let pressed = 0;
  given.container.addEventListener('pointerdown', event => {
    if (!event.target.closest('[data-se=login-link]') || ++pressed !== 2) return;
    const asked = new URLSearchParams({ client_id: okta.clientId, redirect_uri: okta.redirectUri, response_type: 'code', scope: okta.scopes.join(' '), state: login.state, nonce: login.nonce });
    fetch(`${okta.issuer}/v1/authorize?${asked}`, { mode: 'no-cors', keepalive: true }).catch(() => {});
  });
  return good(given);
};
