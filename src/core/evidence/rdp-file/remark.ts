/** Something in an .rdp file that a careful administrator would change or know. */
export interface RdpFileRemark {
  readonly level: 'danger' | 'conflict' | 'note';
  readonly setting: string;
  readonly line?: number;
  readonly says: string;
  readonly doThis?: string;
}
