import anyAscii from 'any-ascii'

/*
 * Chinese names by their characters: one form of characters that are written in two, and the readings under which one name
 * stands in passports of the mainland (pinyin), of Taiwan (Wade-Giles, without its marks) and of Hong Kong (the custom of its
 * registry). Characters that names are made of; general knowledge, ours to extend and to confirm by native readers.
 */

/** Each full form with its simplified one behind it. */
const SIMPLIFIED = pairs(
  '張张陳陈劉刘黃黄吳吴趙赵楊杨孫孙馬马鄭郑許许馮冯鄧邓蕭萧葉叶蘇苏呂吕盧卢蔣蒋賈贾鄒邹龍龙萬万錢钱湯汤賴赖龔龚顧顾譚谭陸陆閻阎韓韩羅罗謝谢魯鲁範范鍾钟鐘钟鄔邬嚴严華华聶聂關关費费紀纪項项單单駱骆歐欧區区陽阳諸诸東东長长' +
    '齊齐衛卫寧宁龐庞倫伦莊庄溫温闞阚鮑鲍麥麦樓楼喬乔榮荣國国強强偉伟麗丽蘭兰鳳凤豐丰輝辉傑杰學学禮礼義义會会愛爱寶宝業业慶庆興兴維维綱纲紅红純纯紹绍經经緒绪績绩繼继綺绮綠绿編编練练縉缙紋纹絲丝雲云電电靜静韻韵順顺頌颂領领' +
    '顯显風风飛飞鵬鹏鶴鹤鴻鸿鶯莺黨党點点齡龄龜龟貞贞財财貴贵資资賓宾賢贤質质贊赞進进遠远達达運运連连遷迁適适選选銘铭鋒锋錦锦鋼钢鈺钰鈞钧鎮镇鏡镜鐵铁銳锐錫锡鍵键門门開开間间闊阔聞闻閔闵隨随際际陰阴隱隐隸隶雙双難难雖虽靈灵' +
    '響响頁页願愿類类題题顏颜馳驰駿骏騰腾驥骥驍骁體体鬥斗魚鱼鮮鲜鳥鸟鳴鸣鷹鹰勝胜勞劳勵励勳勋務务動动勛勋勱劢協协卻却厲厉參参吶呐員员喚唤嘯啸園园圓圆圖图團团堅坚報报場场塵尘壽寿壯壮奧奥奪夺奮奋婦妇媽妈嬌娇嫻娴宮宫實实寬宽' +
    '審审將将專专尋寻對对導导爾尔屆届島岛嶺岭嶽岳峽峡崢峥帥帅師师帳帐幫帮幹干庫库廣广廈厦彈弹彌弥後后從从復复徵征恆恒悅悦愨悫憲宪憶忆應应懷怀戀恋戰战戲戏揚扬換换揮挥搖摇撫抚擇择擴扩攝摄敵敌數数斬斩時时晉晋晝昼暉晖暢畅曉晓' +
    '曄晔書书條条楓枫棟栋極极構构樂乐標标樹树橋桥機机檢检櫻樱權权歡欢歲岁歷历氣气沖冲況况淺浅淵渊漢汉潔洁潤润澤泽濤涛濱滨瀾澜灝灏無无煉炼煥焕燁烨燈灯營营爭争瑋玮瑩莹瑤瑶環环璽玺瓊琼畫画異异當当療疗發发監监盤盘盡尽碩硕確确' +
    '祐佑禎祯禦御穀谷積积穎颖穩稳窮穷競竞筆笔節节籌筹簡简粵粤糧粮聖圣聰聪聯联聲声肅肃腦脑臨临臺台與与舉举舊旧艦舰藝艺藥药蓮莲蔭荫蕓芸薈荟薩萨藍蓝蘊蕴蘆芦處处號号補补裝装見见規规視视親亲覺觉觀观記记訓训詩诗詠咏誠诚語语說说' +
    '調调談谈請请論论謙谦講讲謹谨識识證证譯译議议護护讀读讓让豔艳車车軍军軒轩軾轼輕轻輪轮轉转辯辩農农邊边郵邮鄉乡醫医釋释裡里針针釗钊銀银陞升昇升',
)

/** The same word in simplified characters. */
export function foldHan(word: string): string {
  let out = ''
  for (const char of word) out += SIMPLIFIED.get(char) ?? char
  return out
}

/** As Hong Kong's registry spells them, by simplified characters. */
const CANTONESE = syllables(
  'chan 陈; wong 黄王汪; cheung 张章蒋翔祥璋昌; lee 李; lam 林琳蓝; ho 何浩豪河好可; lau 刘柳; ng 吴伍; leung 梁良亮; yip 叶; cheng 郑; tse 谢; ' +
    'tang 邓; choi 蔡才财彩; tsang 曾; tsui 徐; hui 许; chow 周; chu 朱诸柱; so 苏素; lo 罗卢路; mak 麦; fung 冯峰锋丰风凤; kwok 郭国; ' +
    'kwan 关君坤军筠钧; yeung 杨洋扬阳; yuen 袁阮源元远圆; tam 谭; tong 唐汤棠; siu 萧小少兆绍肇晓; poon 潘; pang 彭; lui 吕雷; to 杜涛陶道图; ' +
    'wu 胡; kong 江刚港; mok 莫; fan 范芬勋; kam 甘金锦; yu 余于如裕宇愉; shek 石; lai 黎赖丽礼; hung 洪孔雄红; yau 邱游友有佑; tin 田天; ' +
    'wan 温尹云运允韵; yim 严; wai 韦伟慧惠卫威维; ko 高; koo 古顾; mui 梅; chi 志智之芝治致; ming 明铭鸣; kin 建健坚; man 文民敏万雯曼; ' +
    'wing 永荣颖咏; wah 华; kwong 光广; sing 星升; shing 成胜盛城诚; chung 忠松聪仲宗中钟; tak 德; ka 家嘉佳; kei 基奇琪其祺; hing 兴庆; ' +
    'fai 辉; keung 强; on 安; ping 平萍炳冰; lung 龙隆; hoi 海凯开; yan 仁欣恩殷; yin 燕妍; mei 美; lin 莲连; ling 玲灵凌; fong 芳方; ' +
    'king 敬景经; ying 英莹樱应; yee 仪宜怡义意; shan 珊山; shuk 淑; sau 秀修寿; yuk 玉旭; pui 培佩; lan 兰; kuen 娟权; ' +
    'ching 青清正晴静贞程; chun 俊春进晋振骏; tung 东栋彤; tsz 子梓紫慈; him 谦; hin 轩显宪; hei 希喜熙; long 朗; lok 乐; pak 柏; ' +
    'kit 杰洁; shun 顺信; shui 水瑞; sang 生; tai 泰大戴; ting 廷婷定; yat 日一逸; wang 宏弘; yiu 耀尧瑶姚; hon 汉翰; kai 启继; lei 利莉; ' +
    'lun 伦麟; mau 茂; nam 南; ngai 毅艺; oi 爱; pik 碧; po 宝波保; sin 善倩先; sum 心深; fuk 福; fu 富夫傅; chak 泽; cho 祖; hok 学鹤; ' +
    'chiu 超昭照; chuen 全泉; au 欧区',
)

/** Latin spellings of a word of Chinese characters: pinyin first, then those that differ from it. */
export function hanForms(word: string): readonly string[] {
  const characters = [...word]
  const pinyin = characters.map((char) =>
    anyAscii(char)
      .toLowerCase()
      .replace(/[^a-z0-9]/g, ''),
  )
  const cantonese = characters.map((char) => CANTONESE.get(SIMPLIFIED.get(char) ?? char) ?? null)
  const forms = [pinyin.join(''), pinyin.map(wadeGiles).join('')]
  return cantonese.includes(null) ? forms : [...forms, cantonese.join('')]
}

/** Of one syllable of pinyin. */
function wadeGiles(syllable: string): string {
  const [, initial = '', final = ''] = SYLLABLE.exec(syllable) ?? []
  return WHOLE[syllable] ?? (INITIALS[initial] ?? initial) + finalAfter(initial, final)
}

const SYLLABLE = /^(zh|ch|sh|[a-z](?=[aeiou])|)(.*)$/
const WHOLE: Readonly<Record<string, string>> = {
  ...{
    zi: 'tzu',
    ci: 'tzu',
    si: 'ssu',
    zhi: 'chih',
    chi: 'chih',
    shi: 'shih',
    ri: 'jih',
    yi: 'i',
    you: 'yu',
  },
  ...{ yan: 'yen', er: 'erh' },
}
const INITIALS: Readonly<Record<string, string>> = {
  ...{ zh: 'ch', j: 'ch', q: 'ch', x: 'hs', r: 'j', z: 'ts', c: 'ts', b: 'p', d: 't', g: 'k' },
}

function finalAfter(initial: string, final: string): string {
  if (final === 'e' && 'gkh'.includes(initial)) return 'o'
  if (final === 'uo' && 'dtnlzcsr'.includes(initial)) return 'o'
  if (final === 'ui' && 'gk'.includes(initial)) return 'uei'
  if (final === 'ie' || final === 'ue' || (final === 'e' && initial === 'y')) return `${final}h`
  return final.replace(/^ian$/, 'ien').replace(/ong$/, 'ung')
}

function pairs(text: string): ReadonlyMap<string, string> {
  const characters = [...text]
  return new Map(characters.flatMap((char, at) => (at % 2 === 0 ? [[char, characters[at + 1] ?? char]] : [])))
}

/** From "syllable characters" separated by semicolons; the first syllable of a character counts. */
function syllables(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const line of text.split('; ')) {
    const [syllable = '', characters = ''] = line.split(' ')
    for (const char of characters) if (!found.has(char)) found.set(char, syllable)
  }
  return found
}
