/** Short, so that what was killed comes back while a test waits; seconds. */
export const killedTimes = { lease: 5, lookEvery: 1, firstPause: 1 };
