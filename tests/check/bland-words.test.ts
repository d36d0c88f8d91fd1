/** The lists of the languages that ship, on words that give a person away and on words that only look like them. */
import { describe, expect, it } from 'vitest';
import { blandIn, blandWords } from '../../src/check/bland-words.ts';
import { type CommonLocale, commonLocale } from '../../src/content/locale.ts';
import { readSourceTexts } from '../../src/content/sources.node.ts';
import { parseYaml } from '../../src/content/yaml-file.ts';

const texts = await readSourceTexts(new URL('../..', import.meta.url).pathname);

function listOf(locale: string) {
  const path = `locales/${locale}/common.yaml`;
  return blandWords(commonLocale.parse(parseYaml(path, texts.get(path) ?? '').value));
}

const found = (words: ReturnType<typeof listOf>, text: string) => blandIn(words, text).map(({ word }) => word);

/** With bars between. */
const languages: Readonly<Record<string, { readonly telling: string; readonly harmless: string }>> = {
  en: {
    telling: 'cop | Cops! | MSM | SWOP | Ask KESWA. | pimp | pimps | call girls | PrEP | a warrant | Migrants',
    harmless: 'Prepaid | Prepare | Warranty | Migraine | Visage | Crimea | pimple | swoop | grapes | Still',
  },
  sw: {
    telling:
      'Nimebakwa | Amebakwa | kubaka | tumekamatwa | wamekamatwa | ' +
      'wanakamata | kamata | nikamate | alimbaka | mapolisi | KESWA',
    harmless: 'Kamati ya afya | Kamathi | Mbaka Oromo | BAKWATA | Kibaki | habari | prepaid',
  },
  fr: {
    telling: 'pute | putes | racolage | TDS | violée | violer | viol | un permis | migrants | visas | STRASS',
    harmless: "Violet | violon | préparer | migraine | permission | Visage | Le bus s'arrête ici | Crimée | dispute",
  },
  am: {
    telling:
      'ስደተኞች | እስረኞች | ወንጀለኛ | ወንጀሎች | ወረቀቶች | ፓስፖርቶች | ፈቃዶች | ሰነዶች | ኮንዶሞች | ' +
      'ወሲባዊ | በሽተኛ | ፖሊሶች | ከፖሊስዎ | በእስራት | ታስሬያለሁ | ታሰረች | ተደፈርኩ | በHIV | SWOP',
    harmless: 'ፖሊሲ | ፈቃደኛ | እስራኤል | አስር | ጽንሰ ሐሳብ | እስከ | Prepaid',
  },
  'am-Latn': {
    telling:
      'Yepolis | bepolis | Yesidetegna | yewesib | yehiv | yekondom | yewereket | ' +
      'fekad | yefekadoch | besir | esregnoch | ketaseru | HIV | SWOP',
    harmless: 'fekadegna | yesira seatoch | Archive | Mermaids | Harvard | Prepaid',
  },
  es: {
    telling: 'detener | detienen | violar | violó | violencia | un agente | la migra | migrantes | visado | puta',
    harmless:
      'preparar | prepago | migraña | agente de viajes | ' +
      'agentes de viajes | violeta | violín | Se trata de un libro | vista',
  },
  pt: {
    telling: 'presídio | prende | prendeu | vistos | o agente | PrEP | cafetão',
    harmless: 'preparar | vistoria | agente de viagens | cafeteria | presidente | prenda',
  },
  ro: {
    telling: 'reține | sexe | Închis la poliție | viol | violuri | buletinul | viză | vizele | boli | reținut',
    harmless:
      'Închis la 18:00 | Închis la prânz | Buletin meteo | Rețineți numărul | violet | ' +
      'vioară | vizavi de gară | Bolivia | preparat | permisiune',
  },
  th: {
    telling: 'จับ | ถูกจับ | ติดคุกแล้ว | หมายจับ | ยาPrEP | SWOP',
    harmless: 'คุกกี้ | จับมือ | Prepaid',
  },
  'th-Latn': {
    telling: 'thuk chap | chap kum | tit khuk | phet | SWOP',
    harmless: 'chapter | Phetchaburi | Prepaid',
  },
  zh: {
    telling: '站街 | 检查 | 小姐 | 李小姐找小姐 | 吃PrEP | SWOP',
    harmless: '李小姐 | 王小姐 | Prepaid',
  },
  'zh-Latn': {
    telling: 'zhanjie | jiancha | zhao xiaojie | SWOP',
    harmless: 'Li xiaojie | Prepaid',
  },
};

it('are tried in every language that ships', () => {
  const shipped = [...texts.keys()].flatMap((path) => /^locales\/([^/.]+)\/common\.yaml$/.exec(path)?.[1] ?? []);
  expect(Object.keys(languages).sort()).toEqual(shipped.sort());
});

describe.each(Object.entries(languages))('the words of %s', (locale, { telling, harmless }) => {
  const words = listOf(locale);

  it.each(telling.split(' | '))('find %s [bland-sms]', (text) => {
    expect(found(words, text)).not.toEqual([]);
    expect(found(words, `«${text.toUpperCase()}».`)).not.toEqual([]);
  });

  it.each(harmless.split(' | '))('let %s stand', (text) => {
    expect(found(words, text)).toEqual([]);
  });
});

describe('an entry of a list', () => {
  const list = (...entries: string[]) => blandWords({ bland: { police: entries } } as unknown as CommonLocale);

  it.each([
    { entry: 'copper', finds: ['copper', 'coppers', 'COPPERY'], not: ['scopper', 'cop'] },
    { entry: 'sti', finds: ['sti', 'STIs', 'sti.'], not: ['still', 'stipend'] },
    { entry: 'prep|', finds: ['prep', 'PrEPs', 'prep检'], not: ['prepay', 'xprep'] },
    { entry: '*kamat', finds: ['kamat', 'wakamata'], not: ['kama'] },
    { entry: '*hiv|', finds: ['yehiv', 'hiv'], not: ['archive'] },
    { entry: 'คุก|', finds: ['ติดคุก', 'คุก แล้ว'], not: ['คุกกี้', 'คุกแล้ว'] },
    { entry: 'ሰነድ', finds: ['ሰነድ', 'ሰነዶች', 'ሰነዱ', 'የሰነዴ', 'ሰነዷ'], not: ['ሰነዲ', 'ሰነደ'] },
    { entry: 'ሰነድ|', finds: ['የሰነድ'], not: ['ሰነዶች', 'ሰነድዎ'] },
  ])('$entry finds $finds, and not $not', ({ entry, finds, not }) => {
    expect(finds.filter((text) => found(list(entry), text).length === 0)).toEqual([]);
    expect(not.filter((text) => found(list(entry), text).length > 0)).toEqual([]);
  });

  it('that is harmless hides itself, and nothing beside it', () => {
    const words = list('buletin', '-buletin meteo');
    expect(found(words, 'Buletin meteo')).toEqual([]);
    expect(found(words, 'Buletin meteo, buletin')).toEqual(['buletin']);
  });

  it('is refused where a mark stands for nothing', () => {
    const { bland } = commonLocale.shape;
    const problems = (entry: string) => JSON.stringify(bland.safeParse({ police: [entry] }).error?.issues ?? []);
    for (const entry of ['p|', '*|', '-p', '**police', 'a|b', '|']) expect(problems(entry)).toContain('write a word');
    for (const entry of ['po', 'po|', '*po', '-*po|', 'hige-wet', "s'arrête"]) {
      expect(problems(entry)).not.toContain('write a word');
    }
  });
});
