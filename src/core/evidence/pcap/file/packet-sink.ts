/** Where a capture file's packets and side notes go while the file is read. */
export interface PacketSink {
  /** One captured frame: `bytes` from `start` to `end`, valid only during the call; `original` is its length on the wire. */
  packet(
    bytes: Uint8Array,
    start: number,
    end: number,
    frame: {
      readonly linkType: number;
      readonly seconds: number;
      readonly nanos: number;
      readonly original: number;
    },
  ): void;
  /** Key log text that came inside the file (pcapng Decryption Secrets Block). */
  secrets(text: string): void;
  /** Packets the capturing machine says it lost (pcapng Interface Statistics Block). */
  dropped(packets: number): void;
  /** A name for an address, from the file's own name table (pcapng Name Resolution Block). */
  hostName(address: Uint8Array, name: string): void;
  /** Something about the file that the person should know. */
  warn(problem: string): void;
}

/** Reads one file format: takes what it can from `bytes` and says how much it used and how much it needs next. */
export interface FormatReader {
  read(bytes: Uint8Array, offset: number): { readonly used: number; readonly wanted: number };
  /** The file has ended with `rest` unread bytes at `offset`. */
  finish(rest: Uint8Array, offset: number): void;
  /** Nothing more can be made of the file. */
  readonly hopeless: boolean;
}

/** No link layer in use has larger frames; a length beyond this is damage. Loopback with offloading reaches 64 KiB and more. */
export const MAX_FRAME = 262_144 + 65_536;

/** How far a damaged place is searched for the next sound record before the rest of the file is given up. */
export const MAX_DAMAGE = 64 * 1024 * 1024;
