import { env } from 'node:process';
import { defineConfig, type Plugin } from 'vite';

const entry = 'src/main.tsx';
const style = 'src/styles/app.css';

export default defineConfig(({ command }) => ({
  // Built: relative to the file that an address stands in, since the server chooses the folder. Developed: below the path that it names.
  base: command === 'build' ? './' : env.BASE ?? '/',
  appType: 'custom', // the page is the server's
  publicDir: false,
  cacheDir: 'node_modules/.cache/vite',
  plugins: [frontendJson()],
  build: {
    outDir: env.DIST_OUT ?? 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: false, // Vite would write links into the page's head, which is not ours
    chunkSizeWarningLimit: 2500, // the widget, which one page alone loads
    rolldownOptions: { input: [entry, style], preserveEntrySignatures: 'strict' }, // strict: the entry keeps its export, mount
  },
  server: { port: Number(env.PORT ?? 5173), strictPort: true },
}));

/** Writes frontend.json, which tells the server what a page loads. */
function frontendJson(): Plugin {
  return {
    name: 'frontend-json',
    generateBundle(_, bundle) {
      const files = Object.values(bundle);
      const built = files.find(file => file.type === 'chunk' && file.isEntry && file.facadeModuleId?.endsWith(entry));
      const styles = files.filter(file => file.type === 'asset' && file.originalFileNames.includes(style));
      if (!built || styles.length !== 1) this.error('The build has no entry, or not one style sheet.');
      this.emitFile({ type: 'asset', fileName: 'frontend.json', source: JSON.stringify({ entry: built.fileName, styles: styles.map(file => file.fileName) }) });
    },
    configureServer: server => () => {
      server.middlewares.use('/frontend.json', (_, response) => response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ entry, styles: [style] })));
    },
  };
}
