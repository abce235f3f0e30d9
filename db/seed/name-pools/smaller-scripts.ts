import { namePool } from './pool.ts'

// Fewer names each than in the other files: they are here so that every script that Comity knows is met.

const punjabiGiven = `ਅਮਨਦੀਪ=Amandeep ਅਮਰਜੀਤ=Amarjit/Amarjeet ਸਤਨਾਮ=Satnam ਸੁਖਵਿੰਦਰ=Sukhwinder/Sukhvinder ਹਰਜੀਤ=Harjit/Harjeet ਹਰਪ੍ਰੀਤ=Harpreet/Harprit
  ਕੁਲਦੀਪ=Kuldeep/Kuldip ਗੁਰਪ੍ਰੀਤ=Gurpreet/Gurprit ਗੁਰਮੀਤ=Gurmeet/Gurmit ਜਸਪਾਲ=Jaspal ਜਸਵੰਤ=Jaswant ਦਲਜੀਤ=Daljit/Daljeet ਨਵਦੀਪ=Navdeep/Navdip
  ਪਰਮਜੀਤ=Paramjit/Paramjeet ਬਲਵਿੰਦਰ=Balwinder/Balvinder ਮਨਜੀਤ=Manjit/Manjeet ਰਣਜੀਤ=Ranjit/Ranjeet ਲਖਵਿੰਦਰ=Lakhwinder/Lakhvinder`

export const punjabi = namePool({
  language: 'pa',
  script: 'Guru',
  pattern: 'given_family',
  countries: 'IND*4 CAN GBR',
  men: punjabiGiven,
  women: punjabiGiven,
  middleMen: 'ਸਿੰਘ=Singh',
  middleWomen: 'ਕੌਰ=Kaur',
  families: `ਸਿੱਧੂ=Sidhu ਸੰਧੂ=Sandhu ਗਿੱਲ=Gill ਢਿੱਲੋਂ=Dhillon ਧਾਲੀਵਾਲ=Dhaliwal ਬਰਾੜ=Brar ਗਰੇਵਾਲ=Grewal/Garewal ਚਾਹਲ=Chahal ਬਾਜਵਾ=Bajwa ਰੰਧਾਵਾ=Randhawa
    ਸੋਹਲ=Sohal ਮਾਨ=Mann ਔਲਖ=Aulakh ਭੁੱਲਰ=Bhullar ਵਿਰਕ=Virk ਕੰਗ=Kang ਸੇਖੋਂ=Sekhon`,
})

const gujaratiFathers = `અરવિંદભાઈ=Arvindbhai કાંતિલાલ=Kantilal ચીમનલાલ=Chimanlal જયંતિલાલ=Jayantilal ધીરજલાલ=Dhirajlal નટવરલાલ=Natvarlal/Natwarlal
  બાબુભાઈ=Babubhai રમણલાલ=Ramanlal રસિકલાલ=Rasiklal હસમુખભાઈ=Hasmukhbhai`

export const gujarati = namePool({
  language: 'gu',
  script: 'Gujr',
  pattern: 'given_family',
  countries: 'IND*4 KEN GBR TZA',
  men: `અલ્પેશ=Alpesh કિરીટ=Kirit ચિરાગ=Chirag જયેશ=Jayesh જિજ્ઞેશ=Jignesh ધવલ=Dhaval નિલેશ=Nilesh પરેશ=Paresh ભાવેશ=Bhavesh મિતેશ=Mitesh
    મેહુલ=Mehul રાજેશ=Rajesh વિપુલ=Vipul સંદીપ=Sandip/Sandeep હિતેશ=Hitesh`,
  women: `અમી=Ami ઇલા=Ila કોકિલા=Kokila જાગૃતિ=Jagruti દક્ષા=Daksha નયના=Nayana પલ્લવી=Pallavi પારુલ=Parul ભાવના=Bhavna/Bhavana મનીષા=Manisha
    રંજન=Ranjan વર્ષા=Varsha શીતલ=Shital/Sheetal સોનલ=Sonal સ્મિતા=Smita હંસા=Hansa હેતલ=Hetal`,
  middleMen: gujaratiFathers,
  middleWomen: gujaratiFathers,
  families: `પટેલ=Patel દેસાઈ=Desai મહેતા=Mehta પરીખ=Parikh/Parekh ત્રિવેદી=Trivedi વ્યાસ=Vyas ઠક્કર=Thakkar/Thacker સોલંકી=Solanki ચાવડા=Chavda
    મકવાણા=Makwana/Makvana પરમાર=Parmar રાઠોડ=Rathod વાઘેલા=Vaghela કાપડિયા=Kapadia સુથાર=Suthar દરજી=Darji સોની=Soni ભાવસાર=Bhavsar`,
})

export const telugu = namePool({
  language: 'te',
  script: 'Telu',
  pattern: 'family_given',
  countries: 'IND',
  men: `అంజయ్య=Anjaiah/Anjayya కృష్ణమూర్తి=Krishnamurthy/Krishnamurti గోవిందు=Govindu చంద్రశేఖర్=Chandrasekhar/Chandrashekar నరసింహ=Narasimha/Narsimha
    నాగేశ్వర్=Nageswar/Nageshwar ప్రభాకర్=Prabhakar మల్లేష్=Mallesh/Malleshwar మధు=Madhu రమణ=Ramana రాములు=Ramulu లక్ష్మణ్=Laxman/Lakshman వీరన్న=Veeranna
    వెంకటేష్=Venkatesh శ్రీనివాస్=Srinivas/Sreenivas సత్యనారాయణ=Satyanarayana సుధాకర్=Sudhakar`,
  women: `అనసూయ=Anasuya అరుణ=Aruna కమలమ్మ=Kamalamma గంగమ్మ=Gangamma జ్యోతి=Jyothi/Jyoti నాగమణి=Nagamani పద్మావతి=Padmavathi/Padmavati పార్వతి=Parvathi/Parvati
    భాగ్యలక్ష్మి=Bhagyalakshmi/Bhagyalaxmi మల్లమ్మ=Mallamma రాజేశ్వరి=Rajeshwari/Rajeswari రాధిక=Radhika లలిత=Lalitha/Lalita విజయలక్ష్మి=Vijayalakshmi/Vijayalaxmi
    శారద=Sharada/Sarada సరోజ=Saroja సుజాత=Sujatha/Sujata`,
  families: `కొండా=Konda గంగుల=Gangula గుండా=Gunda చింతల=Chintala/Chinthala జంగం=Jangam తాటి=Thati/Tati దాసరి=Dasari నల్ల=Nalla పసుపులేటి=Pasupuleti
    బండారు=Bandaru బొల్లా=Bolla మద్దెల=Maddela/Maddala మామిడి=Mamidi యాదగిరి=Yadagiri రావుల=Ravula వడ్లమూడి=Vadlamudi వంగా=Vanga సామల=Samala`,
})

export const sinhala = namePool({
  language: 'si',
  script: 'Sinh',
  pattern: 'given_family',
  countries: 'LKA',
  secondGiven: 0.3,
  men: `අජිත්=Ajith/Ajit අශෝක=Asoka/Ashoka උපුල්=Upul කමල්=Kamal කසුන්=Kasun චමින්ද=Chaminda/Chamindha දිනේෂ්=Dinesh නිමල්=Nimal නුවන්=Nuwan/Nuvan
    ප්‍රදීප්=Pradeep ප්‍රසන්න=Prasanna රොෂාන්=Roshan ලසන්ත=Lasantha/Lasanta සමන්=Saman සුනිල්=Sunil සුමිත්=Sumith`,
  women: `අනෝමා=Anoma ඉනෝකා=Inoka කුමුදුනී=Kumuduni චාන්දනී=Chandani දිල්රුක්ෂි=Dilrukshi නදීකා=Nadeeka/Nadika නිල්මිණි=Nilmini පුෂ්පා=Pushpa මනෝරි=Manori
    මාලනී=Malani/Malini රුවන්තිකා=Ruwanthika වසන්තා=Wasantha/Vasantha ශිරෝමි=Shiromi සඳමාලි=Sandamali සුජීවා=Sujeewa හිමාලි=Himali`,
  families: `අබේසේකර=Abeysekara/Abeysekera අමරසිංහ=Amarasinghe/Amarasingha ඒකනායක=Ekanayake/Ekanayaka කරුණාරත්න=Karunaratne/Karunarathna ගමගේ=Gamage
    ගුණවර්ධන=Gunawardena/Gunawardhana පෙරේරා=Perera ප්‍රනාන්දු=Fernando රණවීර=Ranaweera රත්නායක=Ratnayake/Rathnayaka
    ලියනගේ=Liyanage විජේසිංහ=Wijesinghe/Wijesingha වීරකෝන්=Weerakoon/Wirakoon හේරත්=Herath/Herat`,
})

export const khmer = namePool({
  language: 'km',
  script: 'Khmr',
  pattern: 'family_given',
  countries: 'KHM',
  men: `ចាន់ធូ=Chanthou/Chanthu ដារ៉ា=Dara ធារ៉ា=Theara ពិសិដ្ឋ=Piseth ពិសី=Pisey ភក្តី=Pheakdey/Phakdey មុនី=Mony/Muny រដ្ឋា=Ratha/Rotha វណ្ណា=Vanna
    វិចិត្រ=Vichet/Vicheth វិបុល=Vibol វីរៈ=Virak/Vireak សុខា=Sokha សំណាង=Samnang/Somnang សុភា=Sophea សុវណ្ណ=Sovann/Sovan ហេង=Heng`,
  women: `កល្យាណ=Kalyan/Kolyan ចន្ថា=Chantha ចន្រ្ទា=Chandra/Chantrea ចរិយា=Chakriya ដាវី=Davy/Davi ធីតា=Thida បុប្ផា=Bopha ផល្លា=Phalla មាលា=Mealea/Mala
    រតនា=Ratana/Rattana លក្ខិណា=Leakhena វត្តី=Vattey ស្រីមុំ=Sreymom ស្រីនាង=Sreyneang សុជាតា=Socheata សុភី=Sophy/Sophi`,
  families: `កែវ=Keo/Kev គឹម=Kim ចាន់=Chan ចេង=Cheng ជា=Chea ទូច=Touch/Tuch នួន=Nuon/Noun ផាន=Phan ម៉ៅ=Mao មាស=Meas យឹម=Yim រស់=Ros លី=Ly លឹម=Lim សេង=Seng
    សួន=Suon/Soun ស៊ុន=Sun អ៊ុក=Ouk/Uk អ៊ុំ=Um/Oum`,
})

export const lao = namePool({
  language: 'lo',
  script: 'Laoo',
  pattern: 'given_family',
  countries: 'LAO',
  men: `ກອງແກ້ວ=Kongkeo/Kongkeow ຄໍາພັນ=Khamphan/Khampanh ຄໍາຫຼ້າ=Khamla/Khamlar ຄໍາສິງ=Khamsing ບຸນມີ=Bounmy/Bounmi ບຸນທັນ=Bounthan/Bounthanh ພອນ=Phone/Phon
    ພູວົງ=Phouvong ວັນນາ=Vanna ວິໄລ=Vilay ສົມພອນ=Somphone/Somphon ສົມສັກ=Somsak/Somsack ສີທອງ=Sithong ສຸກ=Souk/Suk ອານຸສອນ=Anousone/Anouson`,
  women: `ຈັນທາ=Chantha ດວງຈັນ=Douangchan/Duangchan ດາວ=Dao ບົວ=Boua/Bua ບົວຈັນ=Bouachan ບົວທອງ=Bouathong ພອນທິບ=Phonethip/Phonthip ມະນີ=Many/Mani ມະນີວອນ=Manivone/Manivon
    ວັນເພັງ=Vanpheng ວຽງ=Vieng ວຽງຄໍາ=Viengkham ສົມຈິດ=Somchit ສີດາ=Sida ສຸພາພອນ=Souphaphone/Suphaphon`,
  families: `ແກ້ວບຸນທັນ=Keobounthan ແກ້ວມະນີ=Keomany/Keomani ຄໍາວົງສາ=Khamvongsa ໄຊຍະວົງ=Xayavong/Sayavong ດວງດາລາ=Douangdara ບຸນຍະວົງ=Bounyavong ພົມມະຈັນ=Phommachanh/Phommachan
    ພັນທະວົງ=Phanthavong/Panthavong ລາດຊະວົງ=Ratsavong/Latsavong ວົງໄຊ=Vongxay/Vongsay ວິໄລວົງ=Vilayvong ສີບຸນເຮືອງ=Sibounheuang/Sibounhuang ສີລິວົງ=Sirivong
    ສຸວັນນະວົງ=Souvannavong ອິນທະວົງ=Inthavong ອິນທິລາດ=Inthirath/Inthilath`,
})

export const burmese = namePool({
  language: 'my',
  script: 'Mymr',
  pattern: 'given_only',
  countries: 'MMR',
  gap: '',
  secondGiven: 0.6,
  men: `အောင်=Aung ကျော်=Kyaw ကို=Ko ဇော်=Zaw ဇေယျာ=Zeya/Zeyar ဌေး=Htay/Htey တင်=Tin ထွန်း=Htun/Tun နိုင်=Naing ဘို=Bo/Bho မင်း=Min မျိုး=Myo မောင်=Maung/Mg
    ရဲ=Ye ဝင်း=Win သက်=Thet သန်း=Than သိန်း=Thein ဟိန်း=Hein လှိုင်=Hlaing`,
  women: `ခင်=Khin ချို=Cho စန္ဒာ=Sanda/Sandar စု=Su ဆွေ=Swe ညို=Nyo နွယ်=Nwe/Nway နှင်း=Hnin ပပ=Papa မာလာ=Marlar/Mala မီ=Mi မူ=Mu မေ=May မြ=Mya ရီ=Yi/Yee
    ဝေ=Wai/Way သီတာ=Thida/Thidar သွယ်=Thwe/Thwal အိ=Ei အေး=Aye/Ei`,
  families: `ကြီး=Gyi/Kyi ခိုင်=Khaing/Khine စိုး=Soe တိုး=Toe နု=Nu ဖြူ=Phyu/Pyu မိုး=Moe မွန်=Mon လင်း=Lin/Linn လွင်=Lwin လတ်=Latt/Lat
    ဝါ=Wah/Wa သူ=Thu သော်=Thaw ဦး=Oo ဖေ=Pe မြတ်=Myat`,
})
