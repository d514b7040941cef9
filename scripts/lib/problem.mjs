/**
 * A failure the user can mend, in the four parts of our messages:
 * what is wrong, the value found (never a secret), the cure, where to look.
 * `details` are lines of somebody else's output that explain it, shown as they came.
 */
export class Problem extends Error {
  constructor({ what, value, cure, where, details = [] }) {
    super(what);
    this.parts = { value, cure, where };
    this.details = details;
  }

  /** The message as lines; empty parts are left out. */
  toLines() {
    const labels = { value: 'Found', cure: 'Cure', where: 'Where' };
    const parts = Object.entries(this.parts).filter(([, text]) => text);
    return [
      this.message,
      ...parts.flatMap(([part, text]) => hang(labels[part], text)),
      ...this.details.map(line => `  | ${line}`),
    ];
  }
}

/** A cure with several ways stands under one label, one way a line. */
function hang(label, text) {
  return text.split('\n').map((line, i) => `  ${(i ? '' : label).padEnd(6)} ${line}`);
}
