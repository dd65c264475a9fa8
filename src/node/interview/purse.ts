import { timedOf, type Timed } from '../../core/facts/standstill.ts';
import { PORT_TAKEN, type Connected, type Connect } from '../wire/connect.ts';
import type { OpenAddress } from './tcp.ts';

export interface PurseOptions {
  /** Connections this check may open to its target. */
  readonly total: number;
  readonly port: number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly connect: Connect;
  /** Told how long TCP took, each time one opened. */
  readonly opened: (timed: Timed) => void;
}

/** The connections of one check: how many are left, and those of the port test that nobody has used yet. */
export class Purse {
  readonly #options: PurseOptions;
  #spent = 0;
  #spares: OpenAddress[] = [];
  #extra = 0;
  #closed = false;

  constructor(options: PurseOptions) {
    this.#options = options;
  }

  /** Connections that may still be used for this address: unspent ones, and one that is open already. */
  payable(address: string): number {
    const spare = this.#spares.some((one) => one.address === address);
    return this.left + (spare ? 1 : 0);
  }

  /** Connections that may still be opened. */
  get left(): number {
    return Math.max(0, this.#options.total + this.#extra - this.#spent);
  }

  /** Connections that a person asked for on top. */
  allow(connections: number): void {
    this.#extra += connections;
  }

  spend(connections: number): void {
    this.#spent += connections;
  }

  /** Keeps an open connection for the next one who asks for its address. */
  keep(spare: OpenAddress): void {
    if (this.#closed) spare.socket.destroy();
    else this.#spares.push(spare);
  }

  /** The open connections to other addresses, handed over. */
  others(address: string): readonly OpenAddress[] {
    const others = this.#spares.filter((one) => one.address !== address);
    this.#spares = this.#spares.filter((one) => one.address === address);
    return others;
  }

  /** An open connection to the address: one that was kept, or a new one. */
  async open(address: string): Promise<Connected> {
    const spare = this.#spares.find((one) => one.address === address);
    const { opened } = this.#options;
    if (spare !== undefined) {
      this.#spares = this.#spares.filter((one) => one !== spare);
      opened(spare);
      return { outcome: 'open', socket: spare.socket, ...timedOf(spare) };
    }
    const connected = await this.openOther(address, this.#options.port);
    if (connected.outcome === 'open') opened(connected);
    return connected;
  }

  /** A new connection from this very port of ours; it costs nothing where another program has that port. */
  async openFrom(address: string, localPort: number): Promise<Connected> {
    this.#spent += 1;
    const { connect, port, timeoutMs, signal } = this.#options;
    const connected = await connect(address, port, timeoutMs, signal, localPort);
    if (connected.outcome === 'failed' && connected.code === PORT_TAKEN) this.#spent -= 1;
    return connected;
  }

  /** A new connection to another port, which counts as well. */
  openOther(address: string, port: number, timeoutMs = this.#options.timeoutMs): Promise<Connected> {
    this.#spent += 1;
    return this.#options.connect(address, port, timeoutMs, this.#options.signal);
  }

  /** Closes what nobody used. */
  close(): void {
    this.#closed = true;
    for (const { socket } of this.#spares) socket.destroy();
    this.#spares = [];
  }
}
