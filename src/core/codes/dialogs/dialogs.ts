import type { Dialog } from './dialog.ts';
import { codeSentences } from './code-sentences.ts';
import { dialogKinds } from './dialog-kinds.ts';
import { endOfPhrase, sentenceText, type SentenceText } from './sentence-text.ts';
import { translatedSentences } from './translated-sentences.ts';
import { plainText } from '../written-numbers.ts';

/** Every sentence that is known, kinds shared by several codes first. */
export const dialogs: readonly Dialog[] = [...dialogKinds, ...codeSentences];

/** The sentence of a pasted text, if it is one we know: of all that stand in it the longest counts that is more than an opening. */
export function recogniseDialog(text: string): Dialog | undefined {
  const asked = sentenceText(plainText(text));
  const aboutGateway = gatewayWords.some((word) => asked.words.includes(word) || asked.tight.includes(word));
  let best: { readonly dialog: Dialog; readonly length: number } | undefined;
  for (const { dialog, phrase } of phrases()) {
    const length = phrase.tight.length;
    if (best && !isSurer(dialog, length, best)) continue;
    if (aboutGateway && dialog.ofTarget === true) continue;
    const end = endOfPhrase(asked, phrase);
    if (end < 0 || (dialog.opening === true && goesOn(asked, end))) continue;
    best = { dialog, length };
  }
  return best?.dialog;
}

/** What only opens a dialog counts where nothing else of it is known. */
function isSurer(dialog: Dialog, length: number, best: { readonly dialog: Dialog; readonly length: number }) {
  const [opens, bestOpens] = [dialog.opening === true, best.dialog.opening === true];
  return opens === bestOpens ? length > best.length : bestOpens;
}

/** What a sentence adds beside a number: the number decides. */
export function besideNumber({ says, ambiguity }: Dialog): string {
  return `The sentence "${says}" alone would not decide: ${ambiguity}`;
}

interface Phrase {
  readonly dialog: Dialog;
  readonly phrase: SentenceText;
}

let prepared: readonly Phrase[] | undefined;

/** The phrases of all dialogs in the form in which they are compared; made when first asked for. */
function phrases(): readonly Phrase[] {
  prepared ??= [
    ...dialogs.flatMap((dialog) =>
      [dialog.says, ...(dialog.also ?? [])].map((says) => ({ dialog, phrase: sentenceText(says) })),
    ),
    ...translatedSentences.flatMap(({ id, says }) => {
      const dialog = dialogs.find((candidate) => candidate.id === id);
      return dialog ? [{ dialog, phrase: sentenceText(says) }] : [];
    }),
  ];
  return prepared;
}

/** Whether an opening is followed by a reason, which is then what the sentence is about. */
function goesOn({ words }: SentenceText, end: number): boolean {
  return /^(?:because|for one|due to|using|possibly|as|since|your computer|the (?:two|connection)|an error)\b/.test(
    words.slice(end, end + 40),
  );
}

/** "Gateway" as mstsc writes it in the languages that are read. */
const gatewayWords: readonly string[] = [
  'gateway',
  'passerelle',
  'puerta de enlace',
  'ゲートウェイ',
  '网关',
  '閘道',
  '게이트웨이',
  'шлюз',
  'brama',
];
