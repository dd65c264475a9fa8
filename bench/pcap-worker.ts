import { createReadStream } from 'node:fs';
import { readCapture } from '../src/core/evidence/pcap/read-capture.ts';
import { nodeCrypto } from '../src/node/crypto.ts';

const [path = ''] = process.argv.slice(2);
const { packets, connections } = await readCapture(createReadStream(path, { highWaterMark: 1 << 20 }), {
  crypto: nodeCrypto,
});
const deaths = connections.filter(({ facts }) =>
  facts.some(
    ({ name, value }) =>
      name === 'phaseOfDeath' && 'phase' in Object(value) && Object(value).phase !== 'none',
  ),
);
process.stdout.write(`${packets} packets, ${connections.length} connections, ${deaths.length} of them die\n`);
