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

class HostReading {
  #sessions: { active: number; disconnected: number; listening: boolean } | undefined;
  #netstat: { asked: boolean; owners: string[] } | undefined;
  readonly #services = new Map<string, ServiceState>();
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
