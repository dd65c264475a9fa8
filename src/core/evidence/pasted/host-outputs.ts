import { linesOf } from '../text-file.ts';
import { nothing, type Form, type Piece, type StatedFact } from './piece.ts';

/** sc query and Get-Service: what a host says of its services. */
export const hostOutputs: Form = {
  name: 'outputs of the host',
  take(text) {
    const lines = linesOf(text);
    const reading = new HostReading();
    const rest = lines.filter((line) => !reading.take(line.slice(0, 400)));
    const pieces = reading.pieces();
    return pieces.length === 0 ? nothing(text) : { pieces, rest: rest.join('\n') };
  },
};

type ServiceState = 'running' | 'stopped' | 'starting' | 'stopping' | 'paused';

class HostReading {
  readonly #services = new Map<string, ServiceState>();
  #service: string | undefined;

  take(line: string): boolean {
    return this.#command(line) || this.#serviceLine(line);
  }

  #command(line: string): boolean {
    const command = /^\s*(?:PS )?[A-Za-z]:\\[^>\n]{0,120}>\s*(\S.{0,200})$/.exec(line)?.[1] ?? '';
    return /^(?:sc(?:\.exe)? |Get-Service)/i.test(command);
  }

  #serviceLine(line: string): boolean {
    const named = /^\s*SERVICE_NAME:\s*(\S{1,60})/i.exec(line)?.[1];
    if (named !== undefined) {
      this.#service = named;
      return true;
    }
    const listed =
      /^(Running|Stopped|Paused|StartPending|StopPending)\s+(TermService|SessionEnv|UmRdpService|KeyIso|CryptSvc|TSGateway)\b/i.exec(
        line,
      );
    if (listed) {
      this.#services.set(listed[2] ?? '', stateOf(listed[1] ?? ''));
      return true;
    }
    if (this.#service === undefined) return false;
    const state = /^\s+STATE\s*:\s*\d\s+(\w{4,20})/i.exec(line)?.[1];
    if (state !== undefined) this.#services.set(this.#service, stateOf(state));
    return /^\s+(?:TYPE|STATE|WIN32_EXIT_CODE|SERVICE_EXIT_CODE|CHECKPOINT|WAIT_HINT|PID|FLAGS|\()/i.test(
      line,
    );
  }

  pieces(): readonly Piece[] {
    if (this.#services.size === 0) return [];
    const services = Object.fromEntries(
      [...this.#services].map(([name, state]) => [name, { state, startup: 'unknown' as const }]),
    );
    const says = [...this.#services].map(([name, state]) => `${name} is ${state}`).join(', ');
    return [output('sc', `Services: ${says}.`, [{ name: 'services', value: services }])];
  }
}

function stateOf(printed: string): ServiceState {
  const word = printed.toLowerCase();
  if (word.startsWith('run')) return 'running';
  if (word.startsWith('start')) return 'starting';
  if (word.startsWith('stop_') || word.startsWith('stopp'))
    return word === 'stopped' ? 'stopped' : 'stopping';
  return word.startsWith('pause') ? 'paused' : 'stopped';
}

function output(tool: string, says: string, facts: readonly StatedFact[], next?: string): Piece {
  return { kind: 'output', tool, says, codes: [], facts, ...(next === undefined ? {} : { next }) };
}
