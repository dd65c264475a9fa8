import type { NamedFile } from '../../work/messages.ts';

/** A folder as a browser hands it out, whichever of its two ways it has. */
export interface GivenFolder {
  readonly path: string;
  /** What lies in it, in no order; fails where the browser cannot list it. */
  readonly inside: () => AsyncIterable<GivenFolder | UnopenedFile>;
}

/** A file that a folder names; opening it fails where it is gone or may not be read. */
export interface UnopenedFile {
  readonly path: string;
  readonly open: () => Promise<File>;
}

export type Given = NamedFile | GivenFolder;

/** Files that were chosen or pasted; those of a chosen folder know their way. */
export function chosenFiles(files: FileList | readonly File[] | undefined | null): readonly NamedFile[] {
  return [...(files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** What was dropped. It has to be asked for while the event lasts; afterwards a browser has forgotten it. */
export function droppedThings(transfer: DataTransfer | null): Promise<readonly Given[]> {
  const items: readonly HandleItem[] = [...(transfer?.items ?? [])].filter(({ kind }) => kind === 'file');
  return Promise.all(items.map(givenOf)).then((all) => all.flatMap((given) => given ?? []));
}

/** Chromium alone hands out handles, and they alone work on a page that is a file. */
interface HandleItem extends DataTransferItem {
  readonly getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>;
}

async function givenOf(item: HandleItem): Promise<Given | undefined> {
  const entry = item.webkitGetAsEntry();
  const file = item.getAsFile();
  if (!isFolderEntry(entry)) return file === null ? undefined : { path: file.name, file };
  const handle = await item.getAsFileSystemHandle?.().catch(() => null);
  return isFolderHandle(handle) ? ofHandle(handle, entry.name) : ofEntry(entry, entry.name);
}

function ofHandle(folder: FileSystemDirectoryHandle, path: string): GivenFolder {
  return {
    path,
    async *inside() {
      for await (const [name, each] of folder.entries()) {
        const below = `${path}/${name}`;
        if (isFolderHandle(each)) yield ofHandle(each, below);
        else if (isFileHandle(each)) yield { path: below, open: () => each.getFile() };
      }
    },
  };
}

function ofEntry(folder: FileSystemDirectoryEntry, path: string): GivenFolder {
  return {
    path,
    async *inside() {
      const reader = folder.createReader();
      for (;;) {
        const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
        // They come a hundred at a time; the end is when none come.
        if (some.length === 0) return;
        for (const each of some) {
          const below = `${path}/${each.name}`;
          if (isFolderEntry(each)) yield ofEntry(each, below);
          else if (isFileEntry(each))
            yield { path: below, open: () => new Promise<File>((done, fail) => each.file(done, fail)) };
        }
      }
    },
  };
}

function isFolderEntry(entry: FileSystemEntry | null): entry is FileSystemDirectoryEntry {
  return entry?.isDirectory === true;
}

function isFileEntry(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolderHandle(handle: FileSystemHandle | null | undefined): handle is FileSystemDirectoryHandle {
  return handle?.kind === 'directory';
}

function isFileHandle(handle: FileSystemHandle): handle is FileSystemFileHandle {
  return handle.kind === 'file';
}
