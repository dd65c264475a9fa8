/** Whether a word that names no file here was meant to: what ends like this is no host, and looking for one would mislead. */
export function isNamedLikeFile(word: string): boolean {
  return endings.test(word);
}

const endings =
  /\.(?:evtx|pcap|pcapng|cap|rdp|reg|zip|json|ndjson|pem|cer|crt|p7b|pfx|log|txt|lst|list|csv|tsv|xml|html|etl|ya?ml)$/i;
