import { expect, test } from 'vitest'
import { lexicalScores } from '../../../src/models/local/bm25.ts'

/** A parcel service in two languages that put no space between words. */
const PARCELS: Readonly<
  Record<string, { tools: Readonly<Record<string, string>>; intents: readonly (readonly [string, string])[] }>
> = {
  ja: {
    tools: {
      search_rules: '日本の宅配便の規則を検索します。重さ、大きさ、料金の規則を調べられます。',
      track_parcel: '荷物の現在地を追跡番号で調べます。',
      book_pickup: '自宅への集荷を予約します。日付と時間帯を指定します。',
      cancel_pickup: '予約した集荷を取り消します。',
      print_label: '送り状ラベルを作成して印刷します。',
      find_shop: '近くの営業所やコンビニを探します。',
      change_address: '配達先の住所を変更します。',
      open_claim: '破損や紛失の補償を申請します。',
      get_invoice: '請求書と支払い履歴を表示します。',
      redeliver: '不在のときの再配達を依頼します。',
    },
    intents: [
      ['規則を調べて', 'search_rules'],
      ['荷物はどこですか', 'track_parcel'],
      ['明日の午前に集荷に来てほしい', 'book_pickup'],
      ['集荷の予約を取り消したい', 'cancel_pickup'],
      ['送り状を印刷してください', 'print_label'],
      ['一番近い営業所はどこ？', 'find_shop'],
      ['引っ越したので住所を変えたい', 'change_address'],
      ['箱が破損していたので補償してほしい', 'open_claim'],
      ['先月の請求書を見せて', 'get_invoice'],
      ['不在票が入っていたので、もう一度配達して', 'redeliver'],
      ['重さの制限は何キロですか', 'search_rules'],
      ['追跡番号は1234です。今どのあたり？', 'track_parcel'],
      ['コンビニから送れる？', 'find_shop'],
      ['荷物がなくなった。紛失の手続きは？', 'open_claim'],
      ['支払いの履歴が知りたい', 'get_invoice'],
      ['料金を教えて', 'search_rules'],
    ],
  },
  zh: {
    tools: {
      search_rules: '查询快递规则，包括重量、尺寸和运费标准。',
      track_parcel: '根据运单号查询包裹的当前位置。',
      book_pickup: '预约快递员上门取件，可以指定日期和时间段。',
      cancel_pickup: '取消已经预约的上门取件。',
      print_label: '生成并打印快递面单。',
      find_shop: '查找附近的网点和代收点。',
      change_address: '修改收件地址。',
      open_claim: '申请破损或丢失的赔偿。',
      get_invoice: '查看发票和付款记录。',
      redeliver: '未签收时申请重新派送。',
    },
    intents: [
      ['我的包裹到哪里了', 'track_parcel'],
      ['帮我查一下运费', 'search_rules'],
      ['明天上午来取件', 'book_pickup'],
      ['不用来取件了，取消吧', 'cancel_pickup'],
      ['请打印一张面单', 'print_label'],
      ['附近有没有网点？', 'find_shop'],
      ['我搬家了，想改一下收件地址', 'change_address'],
      ['东西摔坏了，怎么申请赔偿', 'open_claim'],
      ['给我看看上个月的发票', 'get_invoice'],
      ['昨天没人在家，请重新派送', 'redeliver'],
      ['最多能寄多重的东西？重量有什么限制', 'search_rules'],
      ['运单号是1234，现在在哪', 'track_parcel'],
      ['包裹丢失了怎么办', 'open_claim'],
      ['付款记录在哪里看', 'get_invoice'],
      ['代收点在哪儿', 'find_shop'],
      ['尺寸有规定吗', 'search_rules'],
    ],
  },
}

test.each(Object.entries(PARCELS))(
  'words are found in %s: 15 of 16 intents lead to their tool, and all to the first five',
  (_, { tools, intents }) => {
    const scores = lexicalScores(Object.values(tools))
    const places = intents.map(([says, tool]) => {
      const found = scores(says)
      const ranked = Object.keys(tools)
        .map((name, index) => ({ name, score: found[index] ?? 0 }))
        .filter(({ score }) => score > 0)
        .sort((one, other) => other.score - one.score)
      return ranked.findIndex(({ name }) => name === tool)
    })
    expect(places.filter((place) => place === 0).length).toBeGreaterThanOrEqual(15)
    expect(places.filter((place) => place === -1 || place > 4)).toEqual([])
  },
)
