import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

const healthy = rdpServer();
let recent: readonly number[] = [];

/** A host that admits only a few connections at a time, or a firewall that counts them: resets whoever comes while two others are open, or as the fourth within two seconds. */
export const throttled = definePeer({
  id: 'throttled',
  title: 'a host that admits only a few connections at a time, or a firewall that counts them',
  fault: 'resets whoever comes while two others are open, or as the fourth within two seconds',
  serve: (socket, visit) => {
    const now = performance.now();
    recent = [...recent.filter((then) => now - then < 2_000), now];
    if (visit.open() > 2 || recent.length > 3) return void socket.resetAndDestroy();
    return healthy(socket, visit);
  },
});
