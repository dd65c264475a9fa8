/** Starts the worker: from the text inside the one-file page, or from the file beside it where a server sends them apart. */
export function startWorker(): Worker {
  const inside = document.getElementById('worker')?.textContent;
  if (inside === undefined || inside === null) return new Worker(new URL('worker.js', document.baseURI));
  const address = URL.createObjectURL(new Blob([inside], { type: 'text/javascript' }));
  const worker = new Worker(address);
  // The address is needed until the worker has been fetched from it.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  return worker;
}
