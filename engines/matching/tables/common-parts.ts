/*
 * Name parts that very many people bear: they tell less. A fixed table and not counts of the index, since a similarity
 * that moves with records the asker may not see would tell that they exist. General knowledge, ours to extend.
 */
const COMMON = new Set(
  (
    'mohammed muhammad mohamed mohammad mohamad ahmed ahmad ahmet ali hassan hasan hussein husain husayn hossein hussain ibrahim khan ' +
    'abdullah omar umar yusuf youssef ismail mustafa mahmoud mahmud khalid khaled hamid saleh salih said saeed hamza salem salim ' +
    'abdul aziz rahman karim rahim hadi amir nasser nasir jamal kamal tariq bilal saif din haji singh kumar devi ram sharma begum bibi ' +
    'kim lee li park pak choi choe ri yi jong jung chol song yong kang wang zhang chen liu yang huang zhao wu zhou xu sun zhu ' +
    'nguyen tran le pham hoang thi van minh anh duc tan lim wong ' +
    'john james robert michael william david richard joseph thomas charles daniel peter paul george mary anna maria smith johnson ' +
    'jones brown williams miller davis garcia rodriguez martinez hernandez lopez gonzalez perez sanchez ramirez torres jose juan ' +
    'carlos luis antonio jesus francisco pedro miguel manuel silva santos oliveira souza ' +
    'aleksandr alexander sergei sergey vladimir andrei andrey aleksei dmitri dmitry ivan nikolai mikhail yuri viktor igor oleg ivanov petrov ' +
    'muller schmidt schneider fischer weber hans klaus jean pierre michel marie martin bernard mamadou moussa abdoulaye diallo traore'
  ).split(' '),
)

/** Share of a full weight that a very common part has. */
const COMMON_WEIGHT = 0.8

/** 1 for most parts, less for those that many people bear. */
export function rarityOf(form: string): number {
  return COMMON.has(form) ? COMMON_WEIGHT : 1
}
