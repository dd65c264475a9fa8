/** How Ctrl-C and SIGTERM reach a command. */
export interface Interrupt {
  /** Fires at the first of them; a command that asks for it ends by itself, one that never does is ended by the system. */
  readonly signal: AbortSignal;
  /** Does work that does not yield, in which no signal could be heard: the system ends the program meanwhile. */
  readonly atOnce: <T>(work: () => T) => T;
  /** Listens no longer. */
  readonly end: () => void;
}

export function interruptOf(program: NodeJS.Process): Interrupt {
  const stop = new AbortController();
  let listening = false;
  const heard = () => {
    if (stop.signal.aborted) program.exit(130);
    stop.abort();
  };
  const listen = (on: boolean) => {
    // Without a listener of ours both signals mean to the system what they always mean.
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      if (on) program.on(signal, heard);
      else program.off(signal, heard);
  };
  return {
    get signal() {
      if (!listening) listen(true);
      listening = true;
      return stop.signal;
    },
    atOnce(work) {
      if (!listening) return work();
      listen(false);
      try {
        return work();
      } finally {
        listen(true);
      }
    },
    end() {
      if (listening) listen(false);
    },
  };
}
