/** The client's messages in their order; the same names as `ending.after` of the facts. */
type Message =
  | 'connectionRequest'
  | 'clientHello'
  | 'clientFinished'
  | 'credsspNegotiate'
  | 'credsspAuthenticate'
  | 'credsspCredentials'
  | 'mcsConnect'
  | 'clientInfo'
  | 'confirmActive';

/** One message of the client and when it was sent. */
export interface Sent {
  readonly message: Message;
  readonly at: number;
}
