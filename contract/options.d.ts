// Made from options.schema.json; do not edit.

/** What a page tells its front-end. Everything in here is public: no secret, no token. */
export interface Options {
  /** Version of the contract. */
  contract: 2;
  /** What is to be drawn. */
  page: 'overview' | 'login-redirect' | 'login-custom' | 'profile';
  okta: Okta;
  /** A login that the server has prepared; on the two login pages while nobody is signed in, else null. */
  login: Login | null;
  session: Session;
  urls: Urls;
  /** Who may be named on the login pages: the mock org's users; none with a real org. */
  testUsers: TestUser[];
}

/** The org, and who we are to it. */
export interface Okta {
  /** Base address of the org. */
  url: string;
  /** The authorization server. */
  issuer: string;
  clientId: string;
  /** The server's callback. */
  redirectUri: string;
  /** To be asked for. */
  scopes: string[];
  /** What drives the org's sign-in. The Sign-In Widget of generation 7 takes useClassicEngine: true for classic. */
  engine: 'identity' | 'classic';
}

/** One login, good for one use. The verifier stays on the server. */
export interface Login {
  state: string;
  nonce: string;
  /** null where the wire profile has no PKCE. */
  codeChallenge: string | null;
  /** null where the wire profile has no PKCE. */
  codeChallengeMethod: 'S256' | null;
  /** How long it can still be used, when the page was made. Then load the page anew. */
  secondsLeft: number;
}

/** Who is signed in. The answer of urls.session has the same form. */
export interface Session {
  signedIn: boolean;
  /** How long the session lasts, whatever happens. */
  secondsLeft?: number;
  /** How long it lasts if nothing happens. Asking does not count as use. */
  idleSecondsLeft?: number;
  user?: User;
}

/** What is known of who is signed in. What the org does not say is absent. Values may hold anything: draw them as text. */
export interface User {
  email?: string;
  givenName?: string;
  familyName?: string;
  subject?: string;
  locale?: string;
  zoneInfo?: string;
  /** Who says so. */
  iss?: string;
  /** Since when, in seconds since 1970. */
  iat?: number;
  /** Until when the ID token was good, in seconds since 1970; the session has a life of its own. */
  exp?: number;
}

/** The server's own addresses: paths, to be used as they are. */
export interface Urls {
  overview: string;
  /** Starts a login on the server; returnTo in the query says where it ends. */
  login: string;
  loginRedirect: string;
  loginCustom: string;
  profile: string;
  /** Navigate there: it ends the session, then Okta's. */
  logout: string;
  /** Who is signed in, as JSON. */
  session: string;
  /** The user's own sessions, as a page. */
  sessions: string;
}

export interface TestUser {
  login: string;
  password: string;
}
