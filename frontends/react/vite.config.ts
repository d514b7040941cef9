import { frontend } from '@razorokta/frontend-kit/vite';
import react from '@vitejs/plugin-react';

export default frontend({ entry: 'src/main.tsx', plugins: [react()], preamble: '@vitejs/plugin-react/preamble' });
