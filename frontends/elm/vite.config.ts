import { frontend } from '@razorokta/frontend-kit/vite';
import { elm } from './elm-vite.js';

export default frontend({ entry: 'src/main.ts', plugins: [elm()] });
