import { endsInNegotiation } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, ruledOut, suspected, unclear } from './cause.ts';

export const foreignSecurityProduct = defineCause({
  id: 'foreign-security-product',
  title: 'A security product of another maker runs on the server, where connections break off',
  phase: 'negotiation',
  impact: 'blocks',
  predicts: [
    'filtered-port',
    'closed-before-answer',
    'reset-before-answer',
    'silent-listener',
    'cut-handshake',
    'closed-at-hello',
    'reset-in-handshake',
    'stalled-handshake',
  ],
  rare: true,
  forbids: ['works-from-here'],
  explanation:
    'Such products look into connections before Remote Desktop sees them and may close them. That one is installed proves nothing; its own log tells whether it acted.',
  needs: ['securityProducts'],
  uses: ['phaseOfDeath'],

  detect({ securityProducts, phaseOfDeath }) {
    const running = securityProducts.filter((product) => product.running !== false);
    if (running.length === 0)
      return ruledOut(
        cite('securityProducts', securityProducts.length === 0 ? 'none of another maker' : 'none that runs'),
      );
    const names = running.slice(0, 8).map(({ name }) => name);
    const says = cite('securityProducts', names.join(', '));
    const early = phaseOfDeath && ['connection', 'negotiation', 'encryption'].includes(phaseOfDeath.phase);
    const by = phaseOfDeath?.ending?.by;
    if (early && (by === 'fin' || by === 'rst' || by === 'silence'))
      return suspected(says, cite('phaseOfDeath', 'the connection breaks off before anybody signs in'));
    return phaseOfDeath === undefined
      ? unclear()
      : ruledOut(says, cite('phaseOfDeath', 'the connection does not break off as they make it'));
  },

  remedies: () => [
    byHand(
      'Look into its log for the time of an attempt',
      'server',
      'Its console shows blocked connections: look for TCP 3389 and for your address. Let its administrator make an exception; leave the product on.',
    ),
  ],
  wouldNotHelp: ['removing the product on suspicion'],
  settledBy: 'the log of the product on the server',
  references: [
    'https://learn.microsoft.com/windows-hardware/drivers/ifs/load-order-groups-and-altitudes-for-minifilter-drivers',
  ],
  examples: [
    {
      name: 'closed before an answer',
      ...endsInNegotiation('fin', 0, { securityProducts: [{ name: 'driver othershield', running: true }] }),
      verdict: 'suspected',
    },
    {
      name: 'the server answers well',
      facts: { securityProducts: [{ name: 'driver othershield', running: true }] },
      verdict: 'ruledOut',
    },
    {
      name: 'nobody tried to connect',
      facts: { securityProducts: [{ name: 'driver othershield', running: true }] },
      unknown: ['phaseOfDeath'],
      verdict: 'unclear',
    },
    {
      name: 'installed and off',
      facts: { securityProducts: [{ name: 'driver othershield', running: false }] },
      verdict: 'ruledOut',
    },
    { name: 'none', verdict: 'ruledOut' },
  ],
});
