// The least that Node needs for what a sweep does, for bench/sweep.ts: a socket for each host, two writes, two reads, the end; nothing is
// read of what comes. Prints its own CPU, without its start-up.
import { connect } from 'node:net';

const [prefix = '16', count = '10000', port = '3389'] = process.argv.slice(2);
const request = Buffer.from('030000130ee000000000000100080003000000', 'hex');
const hello = Buffer.alloc(500);
const shared = new Uint8Array(65_536);
const AT_ONCE = 200;

let [next, open, seen] = [0, 0, 0];
const before = process.cpuUsage();

function fill(): void {
  for (; open < AT_ONCE && next < Number(count); next += 1) look(next);
}

function look(number: number): void {
  let asked = false;
  open += 1;
  const over = () => {
    open -= 1;
    socket.destroy();
    setImmediate(fill);
  };
  const callback = () => {
    if (asked) {
      seen += 1;
      over();
    } else socket.write(hello);
    asked = true;
    return true;
  };
  const host = `127.${Number(prefix) + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`;
  const socket = connect({ host, port: Number(port), onread: { buffer: shared, callback } });
  socket.on('connect', () => socket.write(request));
  socket.on('error', over);
}

fill();
process.once('beforeExit', () => {
  const { user, system } = process.cpuUsage(before);
  console.log(JSON.stringify({ cpuSeconds: (user + system) / 1e6, seen }));
});
