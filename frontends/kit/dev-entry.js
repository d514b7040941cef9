/** What a page loads while the front-end is developed. */
export const devEntryName = 'dev-entry.js';

const changed = 'frontend:changed';
const patienceMs = 3_000;

/**
 * A module before the entry: it is there whatever the entry holds, so that Vite can show a mistake on the page. Vite itself would write what is needed
 * into a page of its own.
 */
export function devEntry(entry, preamble) {
  return {
    name: 'dev-entry',
    apply: 'serve',
    enforce: 'pre', // before a file is looked for
    resolveId: id => (id === `/${devEntryName}` ? `\0${devEntryName}` : undefined),
    load: id => (id === `\0${devEntryName}` ? source(entry, preamble) : undefined),
    hotUpdate() {
      this.environment.hot.send(changed);
    },
  };
}

// With import.meta.hot, Vite's own script comes along.
const source = (entry, preamble) => `
${preamble ? `import '${preamble}';` : ''}
const hot = import.meta.hot;

// A mistake is told over this connection, once, to who is there.
const connected = new Promise(resolve => {
  hot.on('vite:ws:connect', resolve);
  setTimeout(resolve, ${patienceMs});
});

export async function mount(page) {
  await connected;
  try {
    const entry = await import('/${entry}');
    await entry.mount(page);
  } catch (error) {
    // Of a module that was never loaded, Vite does not say that it has changed.
    hot.on('${changed}', () => location.reload());
    throw error;
  }
}
`;

/** Plain JavaScript is served as it is, and of a mistake in it the browser would tell the page neither file nor line. */
export function plainJavaScript() {
  return {
    name: 'plain-javascript',
    apply: 'serve',
    transform: {
      filter: { id: { include: /\.m?js$/, exclude: /node_modules/ } },
      handler(code) {
        this.parse(code);
      },
    },
  };
}
