import { hostname } from 'node:os';
import type { Here } from '../../app/assemble-case.ts';

/** This moment on this machine. */
export function hereNow(): Here {
  return { at: new Date().toISOString(), from: hostname() };
}
