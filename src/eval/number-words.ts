/** The numbers from one to twelve as people write them. Articles are left out: "ein" and "une" say nothing of how many. */
const WORDS: readonly string[] = [
  'one two three four five six seven eight nine ten eleven twelve',
  'eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf',
  '- deux trois quatre cinq six sept huit neuf dix onze douze',
  '- dos tres cuatro cinco seis siete ocho nueve diez once doce',
  '- due tre quattro cinque sei sette otto nove dieci undici dodici',
  '- dois três quatro cinco seis sete oito nove dez onze doze',
  '- twee drie vier vijf zes zeven acht negen tien elf twaalf',
  'jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście',
  'один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать',
  '- två tre fyra fem sex sju åtta nio tio elva tolv',
  'bir iki üç dört beş altı yedi sekiz dokuz on onbir oniki',
  '一 二 三 四 五 六 七 八 九 十 十一 十二',
  '하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열 열하나 열둘',
]

const WORDS_OF: ReadonlyMap<number, readonly string[]> = new Map(
  Array.from({ length: 12 }, (_, index) => [
    index + 1,
    WORDS.flatMap((line) => line.split(' ')[index] ?? []).filter((word) => word !== '-'),
  ]),
)

/** How a small number is written in words. */
export function numberWords(value: number): readonly string[] {
  return value === 0 ? ['zero', 'null', 'zéro', 'cero', 'ноль'] : (WORDS_OF.get(value) ?? [])
}
