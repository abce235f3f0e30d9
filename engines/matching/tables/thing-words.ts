/*
 * Words of organisations in other languages by their English word, so that a name on file in translation is found by the
 * name in the original script. Keys are plain Latin readings or folded Arabic letters without the article; general
 * knowledge, ours to extend.
 */
const TABLE = `
company شركه شرکت kompaniya compania companhia compagnie societe gongsi 公司 有限公司 kompani
bank بنك بانك مصرف banka banque banco yinhang 银行 銀行
group جماعه مجموعه كروه gruppa grupo groupe gruppe jituan 集团 集團
islamic اسلاميه اسلامي islami islamique islamskiy islamskaya
movement حركه جنبش dvizhenie dvizheniye mouvement movimiento harakat
front جبهه frente jabhat jabhah
organization تنظيم منظمه سازمان organizatsiya organizacion organisation tanzim tanzeem
network شبكه set red reseau
state دوله دولت gosudarstvo estado etat dawla
iraq عراق
levant شام sham
libya ليبيا
libyan ليبيه ليبي
yemen يمن
tunisian تونسيه تونسي
moroccan مغربيه مغربي
maghreb مغرب
egyptian مصري مصريه
fighting مقاتله
combatant مقاتله
army جيش ارتش armiya ejercito armee jaysh jaish
exchange صرافه صرافي صرف للصرافه hawala
office مكتب دفتر ofitsina oficina bureau
agency وكاله agentstvo agencia agence
committee لجنه كميته komitet comite
council مجلس شورا sovet consejo conseil
party حزب partiya partido parti
foundation مؤسسه موسسه بنياد fond fundacion fondation
association جمعيه انجمن assotsiatsiya asociacion
trading تجاره للتجاره تجاريه بازركاني torgovaya torgovyy comercial commerce maoyi 贸易 貿易
international دوليه بين المللي mezhdunarodnyy mezhdunarodnaya internacional internationale guoji 国际 國際
national وطنيه ملي natsionalnyy natsionalnaya nacional nationale
general عامه عام generalnyy
shipping ملاحه شحن كشتيراني sudokhodnaya naviera
industry صناعه صنايع promyshlennost industria industrie
industries صناعات
plant مصنع zavod fabrika kombinat
of لل
and و и y et und ve
in في در fi en
arab عرب عربي عربيه
brigade لواء كتيبه brigada brigade liwa katiba
brigades كتائب الويه brigady kataib
ltd لمتد ليمتد ltd limited
bureau byuro
center مركز tsentr centro centre markaz
institute معهد institut instituto
development تنميه توسعه razvitie desarrollo
petroleum نفط نفت petrole petroleo
engineering مهندسي هندسه inzhiniring ingenieria
`

const words = new Map(
  TABLE.trim()
    .split('\n')
    .flatMap((line) => {
      const [english = '', ...others] = line.split(' ')
      return others.map((other) => [other, english] as const)
    }),
)

/** The English word for one of another language, or null. */
export function englishOf(word: string): string | null {
  return words.get(word) ?? words.get(word.replace(/^(?:وال|ال|و)(?=..)/, '')) ?? null
}
