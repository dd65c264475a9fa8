// What a script would do for bench/sweep.ts: X.224 by hand, then tls.connect, for each host; prints its own CPU.
import { connect } from 'node:net';
import tls from 'node:tls';

const [prefix = '127.7', count = '50', port = '3389'] = process.argv.slice(2);
const request = Buffer.from('030000130ee000000000000100080003000000', 'hex');

function look(address: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address, port: Number(port) }, () => socket.write(request));
    socket.once('error', reject);
    socket.once('data', () => {
      const secured = tls.connect({ socket, rejectUnauthorized: false }, () => {
        resolve(secured.getPeerCertificate().valid_to);
        secured.destroy();
      });
      secured.once('error', reject);
    });
  });
}

const hosts = Array.from({ length: Number(count) }, (_, i) => `${prefix}.${i >> 8}.${i & 255}`);
const [started, before] = [performance.now(), process.cpuUsage()];
let seen = 0;
const work = async () => {
  for (let next = hosts.shift(); next !== undefined; next = hosts.shift()) {
    if ((await look(next)) !== '') seen += 1;
  }
};
await Promise.all(Array.from({ length: 50 }, work));
const { user, system } = process.cpuUsage(before);
console.log(
  JSON.stringify({ seconds: (performance.now() - started) / 1_000, cpuSeconds: (user + system) / 1e6, seen }),
);
