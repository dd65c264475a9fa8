import { config } from 'zod';
import type { ScriptTexts } from '../../core/remedy/script.ts';
import type { Reply, Request } from './messages.ts';
import { Workroom } from './workroom.ts';

/** Put in by the build: the PowerShell files of scripts, and the version of the program. */
declare const scriptTexts: ScriptTexts;
declare const version: string;

// A strict content security policy forbids the functions that zod would make.
config({ jitless: true });

const room = new Workroom(scriptTexts, version);

/** The page trusts its own worker and nobody else can write to it. */
self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  const reply = (message: Reply) => self.postMessage(message);
  room
    .take(data, (progress) => reply({ n: data.n, progress }))
    .then(
      (answer) => reply({ n: data.n, answer }),
      (error: unknown) =>
        reply({ n: data.n, problem: error instanceof Error ? error.message : String(error) }),
    );
});
