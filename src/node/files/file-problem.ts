/** What the system refused to do with a file that it names, in words; undefined where an error is no such thing. */
export function refusedFile(error: unknown): string | undefined {
  if (!(error instanceof Error && 'syscall' in error && 'path' in error)) return undefined;
  return typeof error.path === 'string' ? `${error.path}: ${problemOf(error)}` : undefined;
}

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
    ENAMETOOLONG: 'its name is longer than this system takes',
    EMFILE: 'this process has too many files open',
    ENFILE: 'this machine has too many files open',
    EIO: 'the disk cannot read it',
  };
  return known[code] ?? `cannot be read (${code || String(error)})`;
}
