import { namePool } from './pool.ts'

export const swahili = namePool({
  language: 'sw',
  script: 'Latn',
  pattern: 'given_family',
  countries: 'KEN*4 TZA*4 UGA RWA',
  secondGiven: 0.5,
  men: `Abdalla=Abdallah Ali Amani Baraka Bakari Bahati Charles Daudi=David Elia=Elias Emanuel=Emmanuel Faraji Hamisi=Khamis Haji Hassani=Hassan
    Idi=Iddi Issa Jabari Joseph=Yusufu Juma Kassim=Kasimu Khalfani=Khalfan Makame Masudi=Masoud Mohamedi=Mohamed Mussa=Musa Omari=Omar Paulo=Paul
    Peter Rajabu=Rajab Ramadhani=Ramadhan Rashidi=Rashid Salimu=Salim Samweli=Samuel Selemani=Suleiman Shabani=Shaban Simba Tumaini Yohana=John`,
  women: `Aisha=Asha Amina Bahati Bi_Khadija=Khadija Consolata Esta=Esther Fatuma=Fatma Grace Halima Happiness Hawa Imani Jamila Janeth=Janet Khadija
    Leila Lucia=Lucy Mariamu=Mariam Mwajuma Mwanaisha Mwanahamisi Neema Pendo Rehema Rukia Saada Sabina Salma Saumu Sikudhani
    Subira Tatu Upendo Winfrida Zainabu=Zainab Zawadi Zuhura Zuwena`,
  families: `Achieng Barasa Chacha Cheruiyot Gitau Juma Kamau Karanja Kariuki Kibet Kilonzo Kimani Kimaro Kipkemboi Komba Lyimo Macha Makena Malima
    Masanja Massawe=Masawe Mbwana Mchome Minja Mollel Moshi Mrema Msuya Mtui Musyoka Mushi Mutua Mwakasege Mwangi Nassor Ndung’u=Ndung'u/Ndungu
    Njoroge Ochieng=Ochieng' Okello Onyango Otieno Shayo Swai Temba Urassa Wafula Wanyama`,
})

export const yoruba = namePool({
  language: 'yo',
  script: 'Latn',
  pattern: 'given_family',
  countries: 'NGA*6 BEN GHA',
  passports: 'plain',
  secondGiven: 0.5,
  men: `Abiọdun Adébáyọ̀=Adebayo Adékúnlé Adéọlá Adéwálé Ayọ̀délé Babátúndé Bánkọ́lé Dámiláre Fẹ́mi Fọlárìn Gbénga Ìdòwú Káyọ̀dé Kọ́lá Kẹ́hìndé Lékan
    Olúfẹ́mi Olúmidé Olúṣẹ́gun Olúwáṣeun Ọláyínká Rótìmí Sọjí Ṣẹ́gun Táyé=Taiwo Tòkunbọ̀ Túndé Wálé Yínká`,
  women: `Abẹ́ní Abíọ́lá Abísọ́lá Adébímpé Adétóun Àbẹ̀kẹ́ Àdùkẹ́ Ayọ̀kà Bísí Bọ́lá Bùsọ́lá Dúpẹ́ Fọláṣadé Fúnmiláyọ̀ Ìbírónkẹ́ Ìyábọ̀ Kẹ́mi
    Mojísọ́lá Morẹ́nikẹ́ Olúfúnkẹ́ Ọlábísí Ọmọ́tọ́lá Rónkẹ́ Ṣadé Tèmítọ́pẹ́ Títílayọ̀ Tóyìn Yétúndé Yẹ́misí`,
  families: `Adébísí Adégòkè Adélékè Adéníran Adéṣínà Adéyẹmí Àjàyí Akíntọ́lá Akínwándé Alábí Aláò Awóníyì Ayọ̀délé Balógun Bámgbóṣé
    Ẹniọlá Fábùnmi Fálọlá Gbádégẹṣin Ìbíkúnlé Ìdrìs=Idris Kọ́láwọlé Ládipọ̀ Láwal=Lawal Ògúnbámbí Ògúndélé Ògúnlẹ́yẹ Ògúnsànyà Òjó Ọkẹ́ Ọládipọ̀
    Ọláníyan Ọláwálé Olówóòkéré Ọmọ́tọ́ṣọ̀ Oníkòyí Òṣínáìkè Òyèbádé Òyélárán Ṣówándé Ṣótúndé`,
})

export const hausa = namePool({
  language: 'ha',
  script: 'Latn',
  pattern: 'given_family',
  countries: 'NGA*3 NER*2 GHA TCD CMR',
  secondGiven: 0.2,
  men: `Abdullahi Abubakar Adamu Ahmadu Aliyu Aminu Bashir=Bashiru Bello Dauda Garba Habibu Hamisu Haruna Hassan Husaini=Hussaini Ibrahim Idris Isa=Issa
    Jibrin=Jibril Kabiru Lawal Mamman Mansur Mika’ilu=Mikailu Murtala Mustapha=Mustafa Musa=Moussa Nasiru Nuhu Rabiu Sadiq=Sadik Salisu Sani Shehu Sule=Suleiman
    Tanko Tukur Umaru=Oumarou Usman=Ousmane Yahaya Yakubu Yusuf=Youssouf Zubairu`,
  women: `A’isha=Aisha Amina=Aminatu Asabe Asma’u=Asmau Balaraba Binta Delu Fatima=Fatimatu Furera Gambo Habiba Hadiza Hafsat Halima=Halimatu Hannatu
    Hauwa=Hawa Jamila Jummai Ladi Laraba Lubabatu Maimuna Mairo Maryam Nafisa Rabi Rahila Rakiya Safiya Sa’adatu=Saadatu Salamatu Talatu Umma Uwani
    Zainab Zulaihat Zuwaira`,
  families: `Abdulkadir Alkali Bala Bako Barau Bichi Bature Bunza Chiroma Daura Danjuma Danladi Dogara Dutse Galadima Gaya Gumel Gusau Hadejia Jega Kaita
    Katsina Kazaure Kurfi Liman Madaki Magaji Mai_Kano Maigari Maiwada Makama Mallam=Malam Rano Rimi Sarki Shinkafi Tafida Turaki Wada Waziri
    Yabo Yelwa Zango`,
})

export const amharic = namePool({
  language: 'am',
  script: 'Ethi',
  pattern: 'three_given',
  countries: 'ETH',
  men: `አለማየሁ=Alemayehu አበበ=Abebe አበራ=Abera አዲሱ=Addisu/Adisu አማረ=Amare አሰፋ=Assefa/Asefa አስራት=Asrat አያሌው=Ayalew በቀለ=Bekele ብርሃኑ=Birhanu/Berhanu ቢኒያም=Biniam/Binyam
    ዳዊት=Dawit/David ደረጀ=Dereje ደሳለኝ=Desalegn/Dessalegn ኤፍሬም=Ephrem/Efrem ፈቃዱ=Fekadu/Fikadu ፍቅሩ=Fikru ጌታቸው=Getachew ጌታሁን=Getahun ግርማ=Girma ሃብታሙ=Habtamu
    ካሳ=Kassa/Kasa ከበደ=Kebede ለማ=Lemma ማሞ=Mamo መላኩ=Melaku መስፍን=Mesfin ሙሉጌታ=Mulugeta ሳሙኤል=Samuel ሰለሞን=Solomon ሽፈራው=Shiferaw
    ታደሰ=Tadesse ተፈራ=Teferra/Tefera ተስፋዬ=Tesfaye ወርቁ=Worku ዮሐንስ=Yohannes ዘሪሁን=Zerihun`,
  women: `አበባ=Abeba አልማዝ=Almaz አስቴር=Aster/Ester በላይነሽ=Belaynesh ብርቱካን=Birtukan/Bertukan ብዙነሽ=Bizunesh ደስታ=Desta እመቤት=Emebet እታገኝ=Etagegn እቴነሽ=Etenesh
    ፋንቱ=Fantu ፍሬህይወት=Frehiwot/Firehiwot ገነት=Genet ሃና=Hanna/Hana ሂሩት=Hirut ኪዳን=Kidan ለምለም=Lemlem መአዛ=Meaza ማርታ=Marta/Martha መሰረት=Meseret ምህረት=Mihret/Mehret
    ሙሉነሽ=Mulunesh ራሄል=Rahel/Rachel ሰብለ=Seble ሰላማዊት=Selamawit ሶስና=Sosena ትዕግስት=Tigist ጽጌ=Tsige ፀሐይ=Tsehay ወይንሸት=Woynshet/Weynshet የሺ=Yeshi ዘነበች=Zenebech ዙፋን=Zufan`,
  families: '',
})

export const somali = namePool({
  language: 'so',
  script: 'Latn',
  pattern: 'three_given',
  countries: 'SOM*4 DJI KEN ETH',
  passports: 'plain',
  men: `Cabdi=Abdi Cabdullahi=Abdullahi Cabdiraxmaan=Abdirahman Cabdirashiid=Abdirashid Axmed=Ahmed/Ahmad Cali=Ali Bashiir=Bashir Cawil=Awil Daahir=Dahir Diiriye=Dirie
    Geeddi=Gedi Guuleed=Guled Jaamac=Jama Jibriil=Jibril Khaliif=Khalif Liibaan=Liban Maxamed=Mohamed/Mohammed Maxamuud=Mohamud/Mahmoud
    Mukhtaar=Mukhtar Muuse=Muse/Musa Nuur=Nur Cismaan=Osman/Usman Cumar=Omar Rooble=Roble Saciid=Said Saalax=Salah Samatar Shire Siciid=Sied Warsame Xasan=Hassan
    Xirsi=Hirsi Xuseen=Hussein Yaasiin=Yasin Yuusuf=Yusuf`,
  women: `Caasha=Asha Caynaba=Aynaba Canab=Anab Cambaro=Ambaro Deeqa=Deqa Faadumo=Fadumo/Fatuma Fartuun=Fartun Faay=Fay Habiiba=Habiba Hodan Ifrax=Ifrah
    Khadra Khadiija=Khadija Ladan Leylo=Leila Luul=Lul Maryan=Maryam Muna Nasteexo=Nastexo Nimco=Nimo Qamar Raxmo=Rahmo Roodo=Rodo Sacdiyo=Sadiyo
    Safiyo=Safia Sahra=Zahra Saynab=Zeinab Shamso Sucaado=Suado Ubax=Ubah Xaawo=Hawo/Hawa Xaliimo=Halimo/Halima Yasmiin=Yasmin`,
  families: '',
})
