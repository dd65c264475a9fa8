import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { boundedLines, unzipped } from './lines.ts';

describe('compressed lines', () => {
  it('are read to their end', async () => {
    const lines: string[] = [];
    for await (const line of boundedLines(unzipped(Readable.from([gzipSync('one\ntwo')])), 10))
      lines.push(line);
    expect(lines).toEqual(['one', 'two']);
  });

  it('that the disk does not give fail where they are read', async () => {
    const failed = Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO', syscall: 'read' });
    const beginning = gzipSync('one\ntwo').subarray(0, 12);
    let isRead = false;
    const disk = new Readable({
      read() {
        if (isRead) this.destroy(failed);
        else this.push(beginning);
        isRead = true;
      },
    });
    await expect(boundedLines(unzipped(disk), 10).next()).rejects.toBe(failed);
  });

  it('that nobody reads any more let go of the file', async () => {
    const file = new Readable({ read() {} });
    const bytes = unzipped(file);
    bytes.destroy();
    await new Promise((resolve) => file.once('close', resolve));
    expect(file.destroyed).toBe(true);
  });
});
