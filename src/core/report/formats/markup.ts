/** Text for HTML and XML: what came from a host or a file must not become markup, and XML forbids most control characters. */
export function escapeMarkup(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, (c) => (c === '\n' || c === '\t' ? c : '?'))
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
