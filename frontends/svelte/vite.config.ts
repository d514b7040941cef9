import { frontend } from '@razorokta/frontend-kit/vite';
import { svelte } from '@sveltejs/vite-plugin-svelte';

export default frontend({ entry: 'src/main.ts', plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })] });
