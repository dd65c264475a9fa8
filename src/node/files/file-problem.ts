/** The system's reason why a file cannot be read, in words. */
export function problemOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'no such file',
    ENOTDIR: 'no such file',
    EACCES: 'may not be read',
    EPERM: 'may not be read',
    EISDIR: 'is a folder',
    ELOOP: 'is a link that leads to itself',
    EIO: 'the disk cannot read it',
  };
  return known[code] ?? `cannot be read (${code || String(error)})`;
}
