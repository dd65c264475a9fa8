import { rowsOf } from '../code-row.ts';

const azureArticle =
  'MicrosoftDocs/SupportArticles-docs:support/azure/virtual-machines/windows/event-id-troubleshoot-vm-rdp-connecton.md';
const community = 'third-party reports; no Microsoft list';

/** Internal error states in Schannel events: Microsoft publishes no list, so only those that an article explains. */
// prettier-ignore
export const schannelStates = rowsOf('schannelState', [
  [10001, 'Schannel error state 10001', 'Schannel 36870', 'With 0x8009030D: the private key of the certificate cannot be accessed.', 'confirmed', azureArticle],
  [10013, 'Schannel error state 10013', 'Schannel 36871', 'No TLS credential could be made: the enabled protocol versions are switched off.', 'confirmed', azureArticle],
  [1203, 'Schannel error state 1203', 'Schannel 36888', 'Seen with alert 10 where something that is not proper TLS arrived on a TLS port.', 'unconfirmed', community],
  [1205, 'Schannel error state 1205', 'Schannel 36888', 'Seen with alert 40 beside 36874: no common cipher suite.', 'unconfirmed', community],
]);
