import { defineConfig } from 'vite';
import { frontEnd } from '../../libs/ui/front-end.config.ts';

export default defineConfig(frontEnd('workbench', '/workbench/', 5174));
