/** A number with its noun: "1 packet", "2 packets", "3 entries". */
export function countWords(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
