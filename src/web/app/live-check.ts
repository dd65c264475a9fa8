/** What a live check tells on the way. */
export interface LiveTold {
  readonly phase: (json: string) => void;
  readonly done: (json: string) => void;
  readonly failed: (why: string) => void;
}

/** Whether a server stands behind this page that can look at hosts; the page as a file has none. */
export function hasServer(): boolean {
  return document.documentElement.dataset['server'] === 'yes';
}

/** Has the server check a host, and hears of each phase as it passes; returns what stops it. */
export function checkLive(target: string, told: LiveTold): () => void {
  const events = new EventSource(`api/check?target=${encodeURIComponent(target)}`);
  const end = () => events.close();
  events.addEventListener('phase', ({ data }: MessageEvent<string>) => told.phase(data));
  events.addEventListener('done', ({ data }: MessageEvent<string>) => {
    end();
    told.done(data);
  });
  events.addEventListener('problem', ({ data }: MessageEvent<string>) => {
    end();
    told.failed(data);
  });
  events.addEventListener('error', () => {
    end();
    told.failed('The server refused to look, does not answer, or the connection to it ended.');
  });
  return end;
}
