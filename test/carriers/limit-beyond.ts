/** A limit of whole seconds that is far beyond the start of a run on this machine at this moment, measured by one that ends at once. */
export async function limitBeyond(runToItsEnd: () => Promise<unknown>) {
  const began = performance.now();
  await runToItsEnd();
  const seconds = 1 + Math.ceil((4 * (performance.now() - began)) / 1_000);
  return { timeoutMs: 1_000 * seconds, why: `not through after ${seconds} s` };
}
