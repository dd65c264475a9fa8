import { bundleReader } from './readers/bundle.ts';
import { captureReader } from './readers/capture.ts';
import { certificateFileReader } from './readers/certificate-file.ts';
import { eventLogReader } from './readers/event-log.ts';
import { pastedReader } from './pasted/pasted-reader.ts';
import { savedCaseReader } from './readers/saved-case.ts';
import { rdpFileReader } from './rdp-file/reader.ts';
import { hiveReader } from './hive/reader.ts';
import type { EvidenceReader } from './reader.ts';
import { registryExportReader } from './registry-export/reader.ts';

/** Every kind of file that can be read; the first that recognises the content reads it. */
export const readers: readonly EvidenceReader[] = [
  eventLogReader,
  captureReader,
  bundleReader,
  savedCaseReader,
  certificateFileReader,
  registryExportReader,
  hiveReader,
  rdpFileReader,
  pastedReader,
];
