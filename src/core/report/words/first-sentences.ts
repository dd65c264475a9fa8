/** As many whole sentences as fit into `room` characters; where not even the first does, its words and an ellipsis. */
export function firstSentences(text: string, room: number): string {
  if (text.length <= room) return text;
  const ends = [...text.matchAll(/[.!?。](?=\s)/g)]
    .map(({ index }) => index + 1)
    .filter((end) => end <= room - 2);
  const end = ends.at(-1);
  if (end !== undefined) return `${text.slice(0, end)} …`;
  const cut = text.slice(0, room - 2);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))} …`;
}
