interface Told {
  /** All that the page must show is there. Of a page that is drawn again, after the back button, nothing new is said. */
  drawn: () => void;
  /** It cannot be drawn; or something has gone wrong with it later, and then the console is all that is left. */
  failed: (error: unknown) => void;
}

/** What mount gives: settles when the page is drawn, or cannot be. The server's page tells the user then. */
export function untilDrawn(rendered: () => void, draw: (told: Told) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let isSettled = false;
    draw({
      drawn() {
        if (isSettled) return;
        isSettled = true;
        rendered();
        resolve();
      },
      failed(error) {
        if (isSettled) return reportError(error);
        isSettled = true;
        reject(error);
      },
    });
  });
}
