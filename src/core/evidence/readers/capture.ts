import { countWords } from '../../facts/count-words.ts';
import { readCapture } from '../pcap/read-capture.ts';
import { piecesOf, type EvidenceReader, type ReadingContext } from '../reader.ts';

const magics = ['d4c3b2a1', 'a1b2c3d4', '4d3cb2a1', 'a1b23c4d', '34cdb2a1', 'a1b2cd34', '0a0d0d0a'];

/** .pcap and .pcapng captures → one case for each RDP connection in them. */
export const captureReader: EvidenceReader = {
  name: 'capture',

  recognises(head) {
    const magic = Array.from(head.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
    return magics.includes(magic);
  },

  async read(source, context) {
    const reading = await readCapture(piecesOf(source), captureOptions(source.name, context));
    const connections = reading.connections.map((connection) => ({
      title: `${connection.client}:${connection.clientPort} → ${connection.server}:${connection.port}`,
      target: `${connection.server}:${connection.port}`,
      facts: connection.facts,
      gaps: connection.gaps,
      summary: connection.summary,
    }));
    const none =
      connections.length === 0
        ? [`${source.name}: ${countWords(reading.packets, 'packet')}, no RDP connection among them`]
        : [];
    return {
      facts: [],
      gaps: [],
      notes: [...reading.warnings.map((warning) => `${source.name}: ${warning}`), ...none],
      connections,
    };
  },
};

function captureOptions(name: string, { crypto, keylog, budget }: ReadingContext) {
  return { name, crypto, budget, ...(keylog === undefined ? {} : { keylog }) };
}
