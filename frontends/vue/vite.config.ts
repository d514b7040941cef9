import { frontend } from '@razorokta/frontend-kit/vite';
import vue from '@vitejs/plugin-vue';

export default frontend({ entry: 'src/main.ts', plugins: [vue({ features: { optionsAPI: false } })] });
