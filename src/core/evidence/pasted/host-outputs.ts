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
interface Service {
  readonly state: ServiceState | 'unknown';
  readonly startup: 'automatic' | 'manual' | 'disabled' | 'unknown';
  readonly exitCode?: number;
}

class HostReading {
  readonly #services = new Map<string, Service>();
  #service: string | undefined;

  take(line: string): boolean {
    return this.#command(line) || this.#serviceLine(line);
  }

  #command(line: string): boolean {
    const command = /^\s*(?:PS )?[A-Za-z]:\\[^>\n]{0,120}>\s*(\S.{0,200})$/.exec(line)?.[1] ?? '';
    return /^(?:sc(?:\.exe)? |Get-Service)/i.test(command);
  }

  #serviceLine(line: string): boolean {
    const named = /^\s*(?:SERVICE_NAME|Name)\s*:\s*(\S{1,60})\s*$/i.exec(line)?.[1];
    if (named !== undefined) {
      this.#service = serviceNames.find((name) => name.toLowerCase() === named.toLowerCase());
      return this.#service !== undefined;
    }
    const listed = /^\s*(Running|Stopped|Paused|StartPending|StopPending)\s+(\w{3,30})\b/i.exec(line);
    const of = serviceNames.find((name) => name.toLowerCase() === listed?.[2]?.toLowerCase());
    if (of !== undefined) {
      this.#learn(of, { state: stateOf(listed?.[1] ?? '') });
      return true;
    }
    if (this.#service === undefined) return false;
    const state = /^\s*(?:STATE\s*:\s*\d|Status\s*:)\s+(\w{4,20})/i.exec(line)?.[1];
    if (state !== undefined) this.#learn(this.#service, { state: stateOf(state) });
    const startup = /^\s*(?:START_TYPE\s*:\s*\d|StartType\s*:|StartMode\s*:)\s+(\w{4,20})/i.exec(line)?.[1];
    if (startup !== undefined) this.#learn(this.#service, { startup: startupOf(startup) });
    const exit = /^\s+WIN32_EXIT_CODE\s*:\s*(\d{1,10})\b/i.exec(line)?.[1];
    if (exit !== undefined && exit !== '0') this.#learn(this.#service, { exitCode: Number(exit) });
    return /^\s*(?:TYPE|STATE|Status|START_?TYPE|StartMode|DisplayName|DISPLAY_NAME|WIN32_EXIT_CODE|SERVICE_EXIT_CODE|CHECKPOINT|WAIT_HINT|PID|FLAGS)\s*:|^\s+\(/i.test(
      line,
    );
  }

  #learn(name: string, told: Partial<Service>): void {
    const known = this.#services.get(name) ?? { state: 'unknown', startup: 'unknown' };
    this.#services.set(name, { ...known, ...told });
  }

  pieces(): readonly Piece[] {
    if (this.#services.size === 0) return [];
    const says = [...this.#services].map(([name, { state, startup }]) => {
      const starts = startup === 'unknown' ? '' : `, start type ${startup}`;
      return `${name} is ${state === 'unknown' ? 'there' : state}${starts}`;
    });
    const services = Object.fromEntries(this.#services);
    return [output('sc', `Services: ${says.join('; ')}.`, [{ name: 'services', value: services }])];
  }
}

/** Services that Remote Desktop rests on, in Microsoft's spelling. */
const serviceNames = [
  'TermService',
  'SessionEnv',
  'UmRdpService',
  'KeyIso',
  'CryptSvc',
  'TSGateway',
  'Netlogon',
];

function startupOf(printed: string): Service['startup'] {
  const word = printed.toLowerCase();
  if (word.startsWith('dis')) return 'disabled';
  if (word.startsWith('auto')) return 'automatic';
  return word.startsWith('man') || word.startsWith('dem') ? 'manual' : 'unknown';
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
