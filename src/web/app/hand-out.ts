/** Gives a file to the person, without any server. */
export function saveAs(name: string, content: Blob | string, type = 'text/plain'): void {
  const blob = typeof content === 'string' ? new Blob([content], { type: `${type};charset=utf-8` }) : content;
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // A browser begins with the file before it comes back here; the address may go soon after.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Puts a text on the clipboard; a page opened as a file may have only the old way. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'unseen';
  document.body.append(field);
  field.select();
  // Old, and the only way without a secure context.
  const copied = document.execCommand('copy');
  field.remove();
  return copied;
}

/** A name for a file that holds a case: of letters, digits and what is harmless in a path. */
export function fileName(target: string, ending: string): string {
  const plain = target.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[-.]+/, '');
  return `${plain.slice(0, 60) || 'rdpdoctor'}.${ending}`;
}
