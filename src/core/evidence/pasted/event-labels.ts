/** What a line of an event's text says. */
export type Label = 'channel' | 'provider' | 'time' | 'id' | 'computer' | 'level' | 'message' | 'other';

/** Which label the words before the colon are; undefined for any other words. */
export function canonical(words: string): Label | undefined {
  const key = words.trim().toLowerCase();
  if (key.length < SHORTEST || key.length > LONGEST) return undefined;
  return labels.get(key) ?? labels.get(key.normalize('NFKC').replace(/\s+/g, ' '));
}

const written: Readonly<Record<Label, string>> = {
  channel:
    'log name|logname|protokollname|nom du journal|nombre de registro|nome registro|nome do log|logboeknaam|имя журнала|nazwa dziennika|ログの名前|日志名称|로그 이름|記錄檔名稱|loggnamn',
  provider:
    'source|providername|provider name|quelle|origen|origine|fonte|bron|источник|źródło|ソース|来源|원본|來源|källa',
  time: 'date|timecreated|date and time|datum|fecha|data|дата|日付|日期|날짜|datum und uhrzeit',
  id: "event id|eventid|id|ereignis-id|id de l’événement|id de l'événement|id. del evento|id evento|identificação do evento|gebeurtenis-id|код события|identyfikator zdarzenia|イベント id|事件 id|이벤트 id|事件識別碼|händelse-id",
  computer:
    'computer|machinename|ordinateur|equipo|computador|компьютер|komputer|コンピューター|计算机|컴퓨터|電腦|dator',
  level: 'level|leveldisplayname|ebene|niveau|nivel|livello|nível|уровень|poziom|レベル|级别|수준|層級|nivå',
  message:
    'description|message|beschreibung|descripción|descrizione|descrição|beschrijving|описание|opis|説明|说明|描述|설명|beskrivning',
  other:
    'task category|task|keywords|keyword|user|user name|opcode|version|recordid|processid|threadid|userid|aufgabenkategorie|schlüsselwörter|benutzer|opcodedisplayname|providerid|qualifiers|activityid|relatedactivityid|containerlog|matchedqueryids|bookmark|taskdisplayname|keywordsdisplaynames|properties',
};

const labels: ReadonlyMap<string, Label> = new Map(
  // The written lists are keyed by Label itself.
  (Object.entries(written) as [Label, string][]).flatMap(([label, words]) =>
    words.split('|').map((word): [string, Label] => [word, label]),
  ),
);

/** "id", and a label with a few blanks too many. */
const SHORTEST = 2;
const LONGEST = 60;
