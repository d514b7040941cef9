import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { devEntry, devEntryName, plainJavaScript } from './dev-entry.js';

/** @type {typeof import('./vite').frontend} */
export const frontend = ({ entry, style = 'src/app.css', plugins = [], preamble }) => ({ command }) => ({
  // Built: relative to the file that an address stands in, since the server chooses the folder. Developed: below the path that it names.
  base: command === 'build' ? './' : env.BASE ?? '/',
  appType: 'custom', // the page is the server's
  publicDir: false,
  cacheDir: 'node_modules/.cache/vite',
  plugins: [...plugins, frontendJson(entry, style), devEntry(entry, preamble), plainJavaScript()],
  build: {
    outDir: env.DIST_OUT ?? 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: false, // Vite would write links into the page's head, which is not ours
    chunkSizeWarningLimit: 2500, // the widget, which one page alone loads
    rolldownOptions: { input: [entry, style], preserveEntrySignatures: 'strict' }, // strict: the entry keeps its export, mount
  },
  server: {
    host: '127.0.0.1',
    port: Number(env.PORT ?? 5173),
    strictPort: true,
    cors: false, // pages of ours ask at their own address
    fs: { allow: ['.', fileURLToPath(new URL('.', import.meta.url)), installation()] },
  },
});

/** Where npm has put what is imported: the widget's fonts are read from there, and nothing beside it. */
const installation = () => fileURLToPath(import.meta.resolve('@okta/okta-signin-widget/package.json')).replace(/([\\/]node_modules)[\\/].*/s, '$1');

/** Writes frontend.json, which tells the server what a page loads. */
function frontendJson(entry, style) {
  return {
    name: 'frontend-json',
    generateBundle(_, bundle) {
      const files = Object.values(bundle);
      const built = files.find(file => file.type === 'chunk' && file.isEntry && file.facadeModuleId?.endsWith(`/${entry}`));
      const styles = files.filter(file => file.type === 'asset' && file.originalFileNames.includes(style));
      if (!built || styles.length !== 1) this.error(`${entry} and ${style} have not become an entry and a style sheet.`);
      this.emitFile({ type: 'asset', fileName: 'frontend.json', source: JSON.stringify({ entry: built.fileName, styles: styles.map(file => file.fileName) }) });
    },
    configureServer: server => () => {
      server.middlewares.use('/frontend.json', (_, response) => response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ entry: devEntryName, styles: [style] })));
    },
  };
}
