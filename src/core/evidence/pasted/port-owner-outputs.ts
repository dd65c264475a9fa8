import { linesOf } from '../text-file.ts';
import { nothing, type Form, type Piece } from './piece.ts';
import { ownersIn, type Owner } from './process-lists.ts';
import { socketOf, type Socket } from './socket-rows.ts';

/** netstat, ss and Get-NetTCPConnection in any language: who listens on the RDP port, or from where it is used. */
export const portOwnerOutputs: Form = {
  name: 'sockets',
  mark: /3389|ms-wbt-server/,
  take(text) {
    const reading = new SocketReading();
    const rest = linesOf(text).filter((line) => !reading.take(line.slice(0, 400)));
    const piece = reading.piece(text);
    return piece === undefined ? nothing(text) : { pieces: [piece], rest: rest.join('\n') };
  },
};

class SocketReading {
  readonly #sockets: Socket[] = [];
  readonly #named = new Map<Socket, Owner>();
  #last: Socket | undefined;
  #asked = false;
  /** Whether the prompt came back after a command that asks for this port and for nothing else. */
  #answered = false;

  take(line: string): boolean {
    const prompt = /^\s*(?:PS )?(?:[A-Za-z]:\\[^>\n]{0,120}>|[\w.@~:/-]{0,80}[$#] )\s*(.{0,200})$/.exec(line);
    if (prompt) {
      const command = prompt[1] ?? '';
      if (this.#asked) this.#answered = true;
      this.#asked = asksForPort(command);
      return this.#asked || /^(?:netstat|ss |Get-NetTCPConnection)/i.test(command);
    }
    const socket = socketOf(line);
    if (socket) {
      this.#last = socket;
      if (socket.localPort === RDP || socket.remotePort === RDP) this.#keep(socket);
      return true;
    }
    return this.#owner(line);
  }

  #keep(socket: Socket): void {
    if (this.#sockets.length < MOST_SOCKETS) this.#sockets.push(socket);
  }

  /** netstat -b prints the service and the program under the row. */
  #owner(line: string): boolean {
    const socket = this.#last;
    if (!socket) return false;
    const program = /^\s{0,4}\[([\w.-]{1,60}\.exe)\]\s*$/i.exec(line)?.[1];
    const service = /^\s{1,4}([A-Za-z]\w{2,40})\s*$/.exec(line)?.[1];
    if (program === undefined && service === undefined) return false;
    const before = this.#named.get(socket) ?? {};
    this.#named.set(socket, {
      ...before,
      ...(program === undefined ? {} : { process: program }),
      ...(service === undefined ? {} : { service }),
    });
    return true;
  }

  piece(text: string): Piece | undefined {
    const listeners = this.#sockets.filter((socket) => socket.listens && socket.localPort === RDP);
    if (listeners.length > 0) return this.#listening(listeners, text);
    const served = this.#sockets.filter((socket) => socket.localPort === RDP);
    const used = this.#sockets.filter((socket) => socket.remotePort === RDP);
    if (served.length + used.length > 0) return inUse(served, used);
    const none = this.#answered || /MSFT_NetTCPConnection[\s\S]{0,400}NotFound/.test(text.slice(0, 200_000));
    if (!none) return undefined;
    return output('netstat: where it was run, nothing listens on port 3389.', {
      listening: false,
      addresses: [],
    });
  }

  #listening(listeners: readonly Socket[], text: string): Piece {
    const owners = ownersIn(text);
    const owner = listeners
      .map((socket) => socket.owner ?? this.#named.get(socket) ?? owners.get(socket.pid ?? -1))
      .find((found) => found !== undefined);
    const addresses = [...new Set(listeners.map(({ localAddress }) => localAddress))];
    const pid = listeners.find((socket) => socket.pid !== undefined)?.pid;
    const who =
      owner?.service ??
      owner?.process ??
      (pid === undefined
        ? 'who, is not in the text'
        : `process ${pid}; tasklist /svc /fi "pid eq ${pid}" says which it is`);
    return output(`netstat: something listens on port 3389 (${addresses.join(', ')}): ${who}.`, {
      listening: true,
      addresses,
      ...owner,
    });
  }
}

/** Connections without a listener among the rows: whose machine it is follows from the side on which the port stands. */
function inUse(served: readonly Socket[], used: readonly Socket[]): Piece {
  const waiting = used.filter(({ state }) => /^SYN[_-]/i.test(state));
  const [first] = used;
  const says =
    first === undefined
      ? `netstat: ${served.length} connections from others to port 3389 of this machine; whether something still listens there is not in the text.`
      : waiting.length === used.length
        ? `netstat of a client: its request to ${first.remoteAddress}:3389 was sent and is not answered yet.`
        : `netstat of a client: it has a TCP connection to ${first.remoteAddress}:3389, so the port was reached. It says nothing of what listens on the machine itself.`;
  return { kind: 'output', tool: 'netstat', says, codes: [], facts: [] };
}

interface Told extends Owner {
  readonly listening: boolean;
  readonly addresses: readonly string[];
}

function output(says: string, told: Told): Piece {
  return {
    kind: 'output',
    tool: 'netstat',
    says,
    codes: [],
    facts: [{ name: 'portOwner', value: { port: RDP, ...told } }],
  };
}

/** Whether all that listens on the port would be in the answer: no second filter stands behind the first. */
function asksForPort(command: string): boolean {
  return (
    /^(?:netstat|ss)\b.{0,60}\|.{0,40}\b3389\b|^Get-NetTCPConnection\b.{0,60}\b3389\b/i.test(command) &&
    (command.match(/\|/g) ?? []).length < 2 &&
    !/State\s+Established/i.test(command)
  );
}

const RDP = 3389;
const MOST_SOCKETS = 10_000;
