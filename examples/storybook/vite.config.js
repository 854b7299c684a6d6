import { defineConfig } from 'vite';
import { simulator } from './simulator.js';

export default defineConfig({ plugins: [simulator({ clock: 'frozen' })] });
