import { namePool } from './pool.ts'

const men = `أحمد=Ahmed/Ahmad أمين=Amin/Ameen أنور=Anwar إبراهيم=Ibrahim/Ebrahim إسماعيل=Ismail/Esmail أيمن=Ayman/Aiman بدر=Badr/Bader
  بلال=Bilal/Belal جابر=Jaber/Gaber جمال=Jamal/Gamal حاتم=Hatem/Hatim حامد=Hamed/Hamid حسن=Hassan/Hasan حمزة=Hamza/Hamzah
  خالد=Khaled/Khalid خليل=Khalil/Khaleel رامي=Rami/Ramy رشيد=Rashid/Rasheed زياد=Ziad/Ziyad سامي=Sami/Samy سعيد=Saeed/Said
  سمير=Samir/Sameer شريف=Sherif/Sharif صالح=Saleh/Salih طارق=Tarek/Tariq عادل=Adel/Adil عامر=Amer/Amir عبد_الله=Abdullah/Abdallah
  عبد_الرحمن=Abdulrahman/Abdelrahman/Abd_al-Rahman عبد_العزيز=Abdulaziz/Abdelaziz عمر=Omar/Umar فؤاد=Fouad/Fuad فيصل=Faisal/Faysal
  كريم=Karim/Kareem ماجد=Majed/Maged محمد=Mohammed/Mohamed/Muhammad محمود=Mahmoud/Mahmud مروان=Marwan/Marouan مصطفى=Mustafa/Mostafa
  ناصر=Nasser/Nasir نبيل=Nabil/Nabeel هشام=Hisham/Hesham وليد=Walid/Waleed ياسر=Yasser/Yasir يوسف=Youssef/Yousef/Yusuf`

const women = `أسماء=Asma/Asmaa أمل=Amal أميرة=Amira/Ameera بثينة=Buthaina/Bouthaina جميلة=Jamila/Gamila حنان=Hanan خديجة=Khadija/Khadijah
  دلال=Dalal رانيا=Rania/Raniya ريم=Reem/Rim زينب=Zainab/Zeinab سارة=Sara/Sarah سلمى=Salma سميرة=Samira/Sameera سعاد=Souad/Suad
  شيماء=Shaimaa/Shayma صفاء=Safaa/Safa عائشة=Aisha/Aicha علياء=Alia/Alyaa فاطمة=Fatima/Fatma/Fatimah فريدة=Farida/Fareeda كوثر=Kawthar/Kauthar
  لبنى=Lubna/Loubna ليلى=Layla/Leila مريم=Mariam/Maryam منى=Mona/Muna نادية=Nadia/Nadya نجلاء=Naglaa/Najla نور=Nour/Noor
  هالة=Hala هدى=Huda/Hoda وفاء=Wafaa/Wafa ياسمين=Yasmin/Yasmine`

export const levantine = namePool({
  language: 'ar',
  script: 'Arab',
  pattern: 'given_family',
  countries: 'SYR*3 IRQ*4 JOR*2 LBN*2 PSE*2',
  secondGiven: 0.45,
  men,
  women,
  families: `البيطار=Al-Bitar/El_Bitar/Bitar الجابري=Al-Jabri/Jabri الجبوري=Al-Jubouri/Jubouri/Al_Jiburi الحداد=Al-Haddad/Haddad
    الحلبي=Al-Halabi/Halabi الحمصي=Al-Homsi/Homsi الخطيب=Al-Khatib/Khatib/El-Khatib الخياط=Al-Khayyat/Khayat الدباغ=Al-Dabbagh/Dabbagh
    الدليمي=Al-Dulaimi/Dulaimi الراوي=Al-Rawi/Rawi الزين=Al-Zein/Zein/El_Zein السامرائي=Al-Samarrai/Samarrai السعدي=Al-Saadi/Saadi
    الشامي=Al-Shami/Shami الصباغ=Al-Sabbagh/Sabbagh الطائي=Al-Tai/Altaie العاني=Al-Ani/Alani العبيدي=Al-Obaidi/Obeidi العزاوي=Al-Azzawi/Azzawi
    القاضي=Al-Qadi/Kadi الكردي=Al-Kurdi/Kurdi المصري=Al-Masri/Masri/El_Masry النجار=Al-Najjar/Najjar النابلسي=Al-Nabulsi/Nabulsi
    بركات=Barakat حمدان=Hamdan خوري=Khoury/Khouri دروزة=Darwazeh/Darouza شاهين=Shahin/Shaheen
    قاسم=Qasim/Kassem كنعان=Kanaan/Canaan منصور=Mansour/Mansur نصار=Nassar يعقوب=Yaqoub/Yacoub`,
})

export const nileArabic = namePool({
  language: 'ar-EG',
  script: 'Arab',
  pattern: 'three_given',
  countries: 'EGY*5 SDN*2',
  men,
  women,
  families: '',
})

export const gulfArabic = namePool({
  language: 'ar-SA',
  script: 'Arab',
  pattern: 'nasab',
  countries: 'SAU*5 YEM*3 ARE*2 KWT OMN QAT BHR',
  men,
  women,
  families: `الأحمدي=Al-Ahmadi/Alahmadi البلوشي=Al-Balushi/Al-Blushi التميمي=Al-Tamimi/Altamimi الجهني=Al-Juhani/Aljohani الحارثي=Al-Harthi/Alharthi
    الحربي=Al-Harbi/Alharbi الحضرمي=Al-Hadrami/Al-Hadhrami الدوسري=Al-Dosari/Aldossary الرشيدي=Al-Rashidi/Alrasheedi الرويلي=Al-Ruwaili/Alruwaili
    الزهراني=Al-Zahrani/Alzahrani السبيعي=Al-Subaie/Alsubaie السهلي=Al-Sahli/Alsahli الشمري=Al-Shammari/Alshammari
    العتيبي=Al-Otaibi/Alotaibi العنزي=Al-Anazi/Alenezi
    القرني=Al-Qarni/Alqarni الكعبي=Al-Kaabi/Alkaabi المالكي=Al-Maliki/Almalki المري=Al-Marri/Almarri المطيري=Al-Mutairi/Almutairi
    المنصوري=Al-Mansouri/Almansoori النعيمي=Al-Nuaimi/Alnuaimi الهاجري=Al-Hajri/Alhajri اليافعي=Al-Yafei/Alyafi اليامي=Al-Yami/Alyami`,
})

export const maghrebArabic = namePool({
  language: 'ar-MA',
  script: 'Arab',
  pattern: 'given_family',
  countries: 'MAR*5 DZA*4 TUN*3 LBY MRT',
  men: `أيوب=Ayoub أنس=Anas إدريس=Driss/Idriss إلياس=Ilyas/Elias أمين=Amine بوجمعة=Boujemaa/Boudjemaa توفيق=Taoufik/Toufik جواد=Jawad/Jaouad
    حكيم=Hakim حميد=Hamid رضا=Reda/Ridha رشيد=Rachid زكرياء=Zakaria سفيان=Soufiane/Sofiane سعيد=Said/Saïd شكري=Chokri شفيق=Chafik
    طارق=Tarik/Tarek عبد_القادر=Abdelkader عبد_الحق=Abdelhak عبد_اللطيف=Abdellatif عز_الدين=Azzedine/Azeddine عثمان=Othmane/Otmane
    فاروق=Farouk كمال=Kamal/Kamel مراد=Mourad محمد=Mohamed/Mohammed منير=Mounir مولود=Mouloud نور_الدين=Noureddine/Nordine
    هشام=Hicham/Hichem ياسين=Yassine/Yacine يونس=Younes/Younès`,
  women: `آسية=Assia إكرام=Ikram إلهام=Ilham أمينة=Amina بشرى=Bouchra بهية=Bahia جميلة=Djamila/Jamila حياة=Hayat حسناء=Hasna/Hasnaa
    دنيا=Dounia رجاء=Rajaa/Raja رقية=Rokia/Roukaya زهرة=Zohra/Zahra سعيدة=Saida/Saïda سناء=Sanaa/Sana سهام=Siham/Sihem شيماء=Chaimae/Chaima
    صباح=Sabah عتيقة=Atika غزلان=Ghizlane فتيحة=Fatiha فوزية=Fouzia/Fawzia كريمة=Karima كنزة=Kenza لطيفة=Latifa مليكة=Malika
    نجاة=Najat/Nadjet نعيمة=Naima/Naïma هاجر=Hajar وسيلة=Wassila يمينة=Yamina`,
  families: `أوحمو=Ouhammou بلعيد=Belaid/Belaïd بن_عمر=Benomar/Ben_Omar بن_سالم=Bensalem/Ben_Salem بن_شقرون=Benchekroun
    بوزيد=Bouzid/Bouzide بوعزيز=Bouaziz بوشعيب=Bouchaib الإدريسي=El_Idrissi/Idrissi البقالي=El_Bakkali/Bakkali التازي=Tazi
    الجزولي=Jazouli/El_Jazouli الحمداوي=Hamdaoui/El_Hamdaoui الدرقاوي=Derkaoui/Derqaoui الزياني=Ziani/Zayani
    السعيدي=Saidi/Essaidi الشاوي=Chaoui/Echaoui الطاهري=Tahiri/Taheri العلمي=Alami/El_Alami العمراني=El_Amrani/Amrani الغزالي=El_Ghazali/Ghazali
    الفاسي=Fassi/El_Fassi القادري=Kadiri/El_Kadiri المرابط=Mrabet/El_Mrabet الناصري=Naciri/Ennaciri الهلالي=Hilali/El_Hilali الورغي=Ouerghi
    الوزاني=Ouazzani/El_Ouazzani اليعقوبي=Yacoubi/El_Yaacoubi جبالي=Djebali/Jebali حمودي=Hamoudi/Hammoudi دحماني=Dahmani رحماني=Rahmani
    زروقي=Zerrouki/Zerouki شرقاوي=Cherkaoui قدور=Kaddour/Kaddouri مزيان=Meziane/Mezian`,
})
