/** Lets this thread stand still: nothing of it runs for so long, as when it gets no processor. */
export function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
