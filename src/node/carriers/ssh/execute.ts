import type { Client, ClientChannel } from 'ssh2';
import { bootstrapArguments, envelopeOf } from '../bootstrap.ts';
import { keepEnd, type Carried, type RunLimits, type ScriptJob } from '../carrier.ts';
import { notThrough } from '../patience.ts';

/** Runs the script in a channel of an open connection. */
export function execute(client: Client, job: ScriptJob, { timeoutMs, signal }: RunLimits): Promise<Carried> {
  return new Promise((resolve) => {
    let stdout = '';
    let stderr = '';
    let exit: number | undefined;
    const end = (carried: Carried) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      resolve(carried);
    };
    const lost = (why: string) => end({ outcome: 'lost', why, stdout });
    const stop = () => lost('interrupted');
    const timer = setTimeout(() => lost(notThrough(timeoutMs)), timeoutMs);
    signal?.addEventListener('abort', stop, { once: true });
    client.on('error', (error) => lost(error.message));
    client.on('close', () => lost('the connection was closed before the script ended'));
    const talk = (channel: ClientChannel) => {
      channel.setEncoding('utf8').on('data', (text: string) => {
        stdout = keepEnd(stdout, text);
      });
      channel.stderr.setEncoding('utf8').on('data', (text: string) => {
        stderr = keepEnd(stderr, text);
      });
      channel.on('exit', (code: number | null) => {
        exit = code ?? undefined;
      });
      channel.on('error', () => {});
      channel.on('close', () => {
        if (exit === undefined) lost('the script ended without saying how');
        else end({ outcome: 'ran', exitCode: exit, stdout, stderr });
      });
      channel.end(envelopeOf(job));
    };
    const notStarted = (why: string) => end({ outcome: 'notStarted', why });
    try {
      client.exec(['powershell.exe', ...bootstrapArguments].join(' '), (error, channel) =>
        error ? notStarted(error.message) : talk(channel),
      );
    } catch {
      // The server may say goodbye in the very packet that lets us in; the library throws then.
      notStarted('the connection was closed before the script began');
    }
  });
}
