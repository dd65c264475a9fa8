import type { BlindCase } from './blind-case.ts';
import { oddHealthyCases } from './live/odd-healthy.ts';
import { signInCases } from './live/sign-in.ts';
import { strangePorts } from './live/strange-ports.ts';

/** Every blind case that is a server on loopback. */
export const liveCases: readonly BlindCase[] = [...strangePorts, ...signInCases, ...oddHealthyCases];
