import { peers } from '../../src/node/lab/peers.ts';

// A practice server in a process of its own, so that it answers while whoever started it stands still.
const [id, address] = process.argv.slice(2);
const running = await peers.find((peer) => peer.id === id)!.start({ address: address! });
process.stdout.write(`${running.port}\n`);
