import { setup } from './packages.ts';

setup();
