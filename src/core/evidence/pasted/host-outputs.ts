import { linesOf } from '../text-file.ts';
import { nothing, type Form, type Piece, type StatedFact } from './piece.ts';

/** qwinsta or query session, netstat, sc query and Get-Service: what a host says of itself. */
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
  #sessions: { active: number; disconnected: number; listening: boolean } | undefined;
  #netstat: { asked: boolean; owners: string[] } | undefined;
  readonly #services = new Map<string, Service>();
  #service: string | undefined;
  #inSessions = false;

  take(line: string): boolean {
    return this.#command(line) || this.#session(line) || this.#port(line) || this.#serviceLine(line);
  }

  #command(line: string): boolean {
    const command = /^\s*(?:PS )?[A-Za-z]:\\[^>\n]{0,120}>\s*(\S.{0,200})$/.exec(line)?.[1] ?? '';
    if (command === '') return false;
    this.#inSessions = /^(?:qwinsta|quser|query session)/i.test(command);
    if (/^netstat\b/i.test(command) && /3389/.test(command)) this.#netstat = { asked: true, owners: [] };
    return /^(?:qwinsta|quser|query session|netstat|sc(?:\.exe)? |Get-Service|Get-NetTCPConnection)/i.test(
      command,
    );
  }

  #session(line: string): boolean {
    if (/^\s*SESSIONNAME\s+USERNAME\s+ID\s+STATE/i.test(line)) {
      this.#inSessions = true;
      this.#sessions ??= { active: 0, disconnected: 0, listening: false };
      return true;
    }
    if (!this.#inSessions) return false;
    const row = /^[ >]\s*(?:\S{1,40}\s+){0,2}\d{1,6}\s+(Active|Disc|Listen|Conn|Down|Idle)\b/i.exec(line);
    if (!row) {
      if (line.trim() === '') this.#inSessions = false;
      return false;
    }
    this.#sessions ??= { active: 0, disconnected: 0, listening: false };
    const state = row[1]?.toLowerCase();
    const isService = /^[ >]services\b/i.test(line);
    if (state === 'active') this.#sessions.active += 1;
    if (state === 'disc' && !isService) this.#sessions.disconnected += 1;
    if (state === 'listen') this.#sessions.listening = true;
    return true;
  }

  #port(line: string): boolean {
    const row =
      /^\s*TCP\s+(\S{3,60}):3389\s+\S{1,60}\s+(LISTENING|ESTABLISHED|TIME_WAIT|CLOSE_WAIT|SYN_\w+)\s*(\d{1,8})?/i.exec(
        line,
      );
    if (!row) return /^\s*(?:TCP|UDP)\s+\S{3,60}:\d{1,5}\s/i.test(line) && this.#netstat !== undefined;
    this.#netstat ??= { asked: true, owners: [] };
    if (/LISTENING/i.test(row[2] ?? '')) this.#netstat.owners.push(row[1] ?? '');
    return true;
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
    return [...this.#ofSessions(), ...this.#ofPort(), ...this.#ofServices()];
  }

  #ofSessions(): readonly Piece[] {
    const sessions = this.#sessions;
    if (!sessions) return [];
    const says = sessions.listening
      ? `qwinsta: the listener is there (state Listen); ${sessions.active} active and ${sessions.disconnected} disconnected sessions.`
      : 'qwinsta: no session has the state Listen, so no listener (rdp-tcp) runs: nobody can connect, whatever the firewall says.';
    const next = sessions.listening
      ? undefined
      : 'On the host: fDenyTSConnections, the certificate and key of RDP-Tcp, and System events of TermService; rdpdoctor collector reads them';
    return [output('qwinsta', says, [{ name: 'sessions', value: sessions }], next)];
  }

  #ofPort(): readonly Piece[] {
    const netstat = this.#netstat;
    if (!netstat) return [];
    const listening = netstat.owners.length > 0;
    const says = listening
      ? `netstat: something listens on port 3389 (${netstat.owners.join(', ')}).`
      : 'netstat: nothing listens on port 3389.';
    return [
      output('netstat', says, [
        { name: 'portOwner', value: { port: 3389, listening, addresses: netstat.owners } },
      ]),
    ];
  }

  #ofServices(): readonly Piece[] {
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
