export { DeedModule } from './deed.module.ts';
