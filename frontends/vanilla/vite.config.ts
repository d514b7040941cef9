import { frontend } from '@razorokta/frontend-kit/vite';

export default frontend({ entry: 'src/main.ts' });
