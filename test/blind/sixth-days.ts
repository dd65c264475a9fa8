import type { WrittenEvent } from '../evtx-writer/written-event.ts';
import { evidence, type BlindCase, type EvidenceSketch } from './blind-case.ts';
import type { Life } from './life.ts';
import { machineOf, type Machine } from './machine.ts';
import { server } from './server-life.ts';
import { staff } from './worker.ts';

type Sketch = Omit<EvidenceSketch, 'now'> & { readonly now?: string };
type Days = Partial<Life> & Pick<Life, 'computer' | 'seed'>;

/** A case that is asked about on a Tuesday at two, unless told otherwise. */
export const case6 = (sketch: Sketch): BlindCase => evidence({ now: asked, ...sketch });

/** A hospital's server over two weeks, on which twelve work, some of them from home. */
export const clinic = (life: Days) =>
  server({ from: began, until: asked, workers: twelve, domain: 'KLINIK', ...life });

/** A shop with four people and one computer that they share from their tills. */
export const shop = (life: Days) =>
  server({ from: began, until: asked, workers: four, domain: 'LADEN', ...life });

/** A computer of the hospital for which only chosen events are written. */
export const single = (name: string): Machine => machineOf(name, 'en', 'KLINIK');

/** An event of one of the logs below "Applications and Services", with the values it carries. */
export const beside = (
  machine: Machine,
  provider: string,
  log: string,
  id: number,
  time: string,
  data: WrittenEvent['data'] = {},
): WrittenEvent => machine.event(`${provider}/${log}`, provider, id, 'error', time, data);

/** Tuesday two weeks before, the night of the updates in between, and the Tuesday on which somebody asks. */
export const began = '2026-09-01T00:00:00.000Z';
export const patchNight = '2026-09-09T02:12:00.000Z';
export const asked = '2026-09-15T14:00:00.000Z';

export const four = staff(
  'till1 192.168.40.11',
  'till2 192.168.40.12',
  'office 192.168.40.20',
  'owner 10.6.0.2',
);
export const twelve = staff(
  'arnaud 10.20.1.14',
  'bettina 10.20.1.15',
  'cemal 10.20.1.31',
  'dorota 10.20.2.8',
  'enzo 10.20.2.9',
  'frieda 10.99.0.21',
  'gustav 10.99.0.22',
  'helena 10.99.0.35',
  'ivo 10.20.3.40',
  'jana 10.20.3.41',
  'kemal 10.20.3.42',
  'lotte 10.20.3.57',
);
