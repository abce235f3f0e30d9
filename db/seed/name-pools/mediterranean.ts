import { namePool } from './pool.ts'

export const greek = namePool({
  language: 'el',
  script: 'Grek',
  pattern: 'given_family',
  countries: 'GRC*4 CYP',
  men: `Αθανάσιος=Athanasios/Thanasis Ανδρέας=Andreas Αντώνιος=Antonios/Antonis Απόστολος=Apostolos Βασίλειος=Vasileios/Vasilis/Basilios
    Γεώργιος=Georgios/Giorgos/Yiorgos Γρηγόριος=Grigorios/Gregorios Δημήτριος=Dimitrios/Dimitris/Demetrios Ευάγγελος=Evangelos/Vangelis
    Ηλίας=Ilias/Elias Θεόδωρος=Theodoros Ιωάννης=Ioannis/Yannis/Giannis Κωνσταντίνος=Konstantinos/Constantinos/Kostas Λάμπρος=Lampros/Lambros
    Μάριος=Marios Μιχαήλ=Michail/Michalis Νικόλαος=Nikolaos/Nikos Παναγιώτης=Panagiotis/Panayiotis Παύλος=Pavlos Πέτρος=Petros
    Σπυρίδων=Spyridon/Spyros Σταύρος=Stavros Στέφανος=Stefanos/Stephanos Σωτήριος=Sotirios Χαράλαμπος=Charalampos/Haralambos
    Χρήστος=Christos Φώτιος=Fotios/Photios`,
  women: `Αγγελική=Angeliki Αικατερίνη=Aikaterini/Katerina Αλεξάνδρα=Alexandra Αναστασία=Anastasia Άννα=Anna Αρετή=Areti
    Βασιλική=Vasiliki Γεωργία=Georgia Δέσποινα=Despoina/Despina Δήμητρα=Dimitra Ειρήνη=Eirini/Irini/Irene Ελένη=Eleni/Elena
    Ευαγγελία=Evangelia Ευγενία=Evgenia Ζωή=Zoi/Zoe Θεοδώρα=Theodora Ιωάννα=Ioanna Καλλιόπη=Kalliopi Κυριακή=Kyriaki Μαρία=Maria
    Ουρανία=Ourania Παρασκευή=Paraskevi Σοφία=Sofia/Sophia Σταυρούλα=Stavroula Φωτεινή=Foteini/Fotini Χριστίνα=Christina`,
  families: `Αλεξίου=Alexiou Αναγνώστου=Anagnostou Ανδρεάδης=Andreadis Αντωνιάδης=Antoniadis Βαρδάκης=Vardakis Βασιλάκης=Vasilakis
    Γαλάνης=Galanis Γεωργιάδης=Georgiadis Γιαννακόπουλος=Giannakopoulos/Yannakopoulos Δημόπουλος=Dimopoulos Ευσταθίου=Efstathiou/Eustathiou
    Ζερβός=Zervos Ηλιάδης=Iliadis Θεοδωρίδης=Theodoridis Καλογερόπουλος=Kalogeropoulos Κανάκης=Kanakis
    Κωστόπουλος=Kostopoulos Λαμπρόπουλος=Lampropoulos/Lambropoulos Μακρής=Makris Μαυρίδης=Mavridis Μιχαηλίδης=Michailidis
    Νικολαΐδης=Nikolaidis Οικονόμου=Oikonomou/Economou Παναγόπουλος=Panagopoulos Παπαδάκης=Papadakis
    Πετρίδης=Petridis Ρήγας=Rigas Σαββίδης=Savvidis Σταματόπουλος=Stamatopoulos Τζανετάκης=Tzanetakis
    Τσακίρης=Tsakiris Φωτιάδης=Fotiadis/Photiadis Χριστοδούλου=Christodoulou`,
  womensFamilies: `Αλεξίου=Alexiou Αναγνώστου=Anagnostou Ανδρεάδου=Andreadou Αντωνιάδου=Antoniadou Βαρδάκη=Vardaki Βασιλάκη=Vasilaki
    Γαλάνη=Galani Γεωργιάδου=Georgiadou Γιαννακοπούλου=Giannakopoulou/Yannakopoulou Δημοπούλου=Dimopoulou Ευσταθίου=Efstathiou/Eustathiou
    Ζερβού=Zervou Ηλιάδου=Iliadou Θεοδωρίδου=Theodoridou Καλογεροπούλου=Kalogeropoulou Κανάκη=Kanaki
    Κωστοπούλου=Kostopoulou Λαμπροπούλου=Lampropoulou/Lambropoulou Μακρή=Makri Μαυρίδου=Mavridou Μιχαηλίδου=Michailidou
    Νικολαΐδου=Nikolaidou Οικονόμου=Oikonomou/Economou Παναγοπούλου=Panagopoulou Παπαδάκη=Papadaki
    Πετρίδου=Petridou Ρήγα=Riga Σαββίδου=Savvidou Σταματοπούλου=Stamatopoulou Τζανετάκη=Tzanetaki
    Τσακίρη=Tsakiri Φωτιάδου=Fotiadou/Photiadou Χριστοδούλου=Christodoulou`,
})

export const turkish = namePool({
  language: 'tr',
  script: 'Latn',
  pattern: 'given_family',
  countries: 'TUR*6 CYP DEU',
  secondGiven: 0.2,
  men: `Ahmet Ali Barış Burak Can Cem Cengiz Ekrem Emre Engin Erdal Erhan Ferhat Fikret Hakan Hüseyin İbrahim İlker İsmail Kadir Kemal
    Koray Mehmet Mert Murat Mustafa Oğuz Okan Onur Osman Ömer Özgür Serkan Sinan Süleyman Şükrü Tolga Tuncay Uğur Volkan Yusuf`,
  women: `Aslı Aylin Ayşe Bahar Banu Belgin Burcu Canan Derya Dilek Ebru Elif Emine Esra Fatma Feride Gamze Gülay Gülsüm Hatice Hülya
    İpek Kübra Leyla Meltem Merve Nurcan Özlem Pınar Rabia Selin Sevgi Şebnem Tuğba Yasemin Zehra Zeynep`,
  families: `Acar Akgün Aksoy Aslan=Arslan Avcı Aydın Bayraktaroğlu Bozkurt Bulut Çakır Çelik Çetin Coşkun Demirci Doğan Duman Ekinci Erdem
    Ergün Güler Gündüz Güneş Işık Kaplan Karaca Karakuş Kılıç Koçak Korkmaz Köse Özkan Öztürk Polat Sarı Şahin Taş Tekin Toprak
    Tunç Uçar Ünal Uysal Yalçın Yavuz Yıldırım Yıldız Yüksel`,
})

export const hebrew = namePool({
  language: 'he',
  script: 'Hebr',
  pattern: 'given_family',
  countries: 'ISR',
  men: `אבי=Avi אברהם=Avraham/Abraham אורי=Uri/Ori איתי=Itai/Itay אלון=Alon אסף=Asaf/Assaf אריה=Arie/Aryeh בועז=Boaz גיא=Guy גיל=Gil
    דוד=David דניאל=Daniel זאב=Zeev/Ze'ev חיים=Haim/Chaim יאיר=Yair יהודה=Yehuda יונתן=Yonatan/Jonathan יוסף=Yosef/Joseph יעקב=Yaakov/Jacob
    מאיר=Meir משה=Moshe נועם=Noam נתן=Natan/Nathan עידן=Idan עמית=Amit רון=Ron רפאל=Rafael/Refael שלמה=Shlomo שמעון=Shimon תומר=Tomer`,
  women: `אביגיל=Avigail/Abigail איילת=Ayelet אסתר=Esther/Ester גלית=Galit דבורה=Dvora/Deborah דנה=Dana הדס=Hadas חנה=Hana/Chana טל=Tal
    יעל=Yael יפעת=Ifat/Yifat לאה=Lea/Leah ליאת=Liat מאיה=Maya מיכל=Michal מירב=Meirav/Merav מרים=Miriam נועה=Noa נורית=Nurit ענת=Anat
    ציפורה=Tzipora/Zipora קרן=Keren רבקה=Rivka רוית=Ravit רחל=Rachel/Rahel רות=Ruth שירה=Shira שרה=Sara/Sarah תמר=Tamar`,
  families: `אבוטבול=Abutbul/Aboutboul אביטל=Avital אדלר=Adler אוחיון=Ohayon/Ohaion אזולאי=Azoulay/Azulai אלבז=Elbaz אלקיים=Elkayam
    ביטון=Biton/Bitton ברקוביץ=Berkovich/Berkowitz גבאי=Gabay/Gabbai גולדברג=Goldberg גרינברג=Grinberg/Greenberg דהן=Dahan
    הופמן=Hoffman/Hofman הררי=Harari וייס=Weiss/Vais וקנין=Vaknin/Waknin זילברמן=Zilberman/Silberman חדד=Hadad/Haddad טולדנו=Toledano
    יוספי=Yosefi/Yossefi כהן=Cohen/Kohen לוי=Levi/Levy מזרחי=Mizrahi/Mizrachi מלכה=Malka נחום=Nahum/Nachum סבג=Sabag/Sabbag
    עמר=Amar פינטו=Pinto פרידמן=Fridman/Friedman צדוק=Tzadok/Zadok קליין=Klein קפלן=Kaplan רוזנפלד=Rosenfeld רביבו=Revivo
    שוורץ=Schwartz/Shvartz שושן=Shoshan שפירא=Shapira/Schapira תורג׳מן=Turgeman/Turjeman`,
})

export const armenian = namePool({
  language: 'hy',
  script: 'Armn',
  pattern: 'given_family',
  countries: 'ARM*4 GEO',
  men: `Ալբերտ=Albert Արա=Ara Արմեն=Armen Արսեն=Arsen Արտակ=Artak Արթուր=Artur/Arthur Աշոտ=Ashot Գագիկ=Gagik Գարիկ=Garik Գևորգ=Gevorg/Kevork
    Դավիթ=Davit/David Էդգար=Edgar Կարեն=Karen Կարապետ=Karapet/Garabed Հայկ=Hayk/Haik Հովհաննես=Hovhannes Հրաչյա=Hrachya Մարտիրոս=Martiros
    Մկրտիչ=Mkrtich/Mgrdich Միքայել=Mikayel/Mikael Նարեկ=Narek Պետրոս=Petros/Bedros Ռաֆայել=Rafayel/Rafael Ռուբեն=Ruben/Rouben
    Սամվել=Samvel Սարգիս=Sargis/Sarkis Սուրեն=Suren/Souren Վահան=Vahan Վարդան=Vardan/Vartan Տիգրան=Tigran/Dikran`,
  women: `Ալինա=Alina Անահիտ=Anahit Անի=Ani Աննա=Anna Արմինե=Armine Արփինե=Arpine Գայանե=Gayane/Kayane Գոհար=Gohar Զարուհի=Zaruhi/Zarouhi
    Թամարա=Tamara Լիլիթ=Lilit Լուսինե=Lusine/Lousine Կարինե=Karine Հասմիկ=Hasmik Հեղինե=Heghine Հռիփսիմե=Hripsime Մանե=Mane Մարիամ=Mariam
    Մարինե=Marine Նաիրա=Naira Նարինե=Narine Նունե=Nune/Noune Շուշան=Shushan/Shoushan Ռուզաննա=Ruzanna Սաթենիկ=Satenik Սիրանուշ=Siranush
    Սոնա=Sona Վարդուհի=Varduhi/Vartouhi`,
  families: `Աբրահամյան=Abrahamyan/Abrahamian Աղաջանյան=Aghajanyan/Aghajanian Ավագյան=Avagyan/Avakian Ավետիսյան=Avetisyan/Avedissian
    Առաքելյան=Arakelyan/Arakelian Ասատրյան=Asatryan/Asatrian Բաղդասարյան=Baghdasaryan/Baghdasarian Բարսեղյան=Barseghyan/Parseghian
    Գալստյան=Galstyan/Galstian Գասպարյան=Gasparyan/Kasparian Գրիգորյան=Grigoryan/Krikorian Դանիելյան=Danielyan/Danielian
    Եղիազարյան=Yeghiazaryan/Yeghiazarian Զաքարյան=Zakaryan/Zakarian Թադևոսյան=Tadevosyan/Tadevosian Թորոսյան=Torosyan/Torossian
    Խաչատրյան=Khachatryan/Khachatrian Կիրակոսյան=Kirakosyan/Kirakossian Հակոբյան=Hakobyan/Hagopian Հարությունյան=Harutyunyan/Haroutunian
    Ղազարյան=Ghazaryan/Ghazarian Մանուկյան=Manukyan/Manoukian Մարտիրոսյան=Martirosyan/Mardirossian Մելիքյան=Melikyan/Melikian
    Մինասյան=Minasyan/Minassian Մուրադյան=Muradyan/Mouradian Նազարյան=Nazaryan/Nazarian Ոսկանյան=Voskanyan/Voskanian
    Պողոսյան=Poghosyan/Boghossian Սահակյան=Sahakyan/Sahakian Սիմոնյան=Simonyan/Simonian Ստեփանյան=Stepanyan/Stepanian
    Փիլոսյան=Pilosyan/Pilossian`,
})

export const georgian = namePool({
  language: 'ka',
  script: 'Geor',
  pattern: 'given_family',
  countries: 'GEO',
  men: `აკაკი=Akaki ალექსანდრე=Aleksandre/Alexandre ამირან=Amiran ანზორ=Anzor ავთანდილ=Avtandil ბექა=Beka ბესიკ=Besik ვახტანგ=Vakhtang
    ვალერი=Valeri გელა=Gela გია=Gia გიორგი=Giorgi/George გოჩა=Gocha დავით=Davit/David დათო=Dato ზაზა=Zaza ზვიად=Zviad ზურაბ=Zurab
    თამაზ=Tamaz თემურ=Temur თენგიზ=Tengiz ილია=Ilia ირაკლი=Irakli კახა=Kakha ლაშა=Lasha ლევან=Levan მამუკა=Mamuka ნიკოლოზ=Nikoloz/Nikolos
    ნოდარ=Nodar ოთარ=Otar პაატა=Paata რევაზ=Revaz შალვა=Shalva შოთა=Shota`,
  women: `ანა=Ana ანი=Ani ასმათ=Asmat დალი=Dali ეკა=Eka ეკატერინე=Ekaterine ელენე=Elene ეთერ=Eter თამარ=Tamar თამთა=Tamta თეა=Tea
    თინათინ=Tinatin ია=Ia ირმა=Irma კეთევან=Ketevan/Ketewan ლალი=Lali ლელა=Lela მაკა=Maka მაია=Maia/Maya მანანა=Manana მარიამ=Mariam
    მარინე=Marine ნათია=Natia ნანა=Nana ნანული=Nanuli ნინო=Nino ნონა=Nona რუსუდან=Rusudan სალომე=Salome სოფიო=Sopio/Sophio ხათუნა=Khatuna`,
  families: `აბაშიძე=Abashidze ბერიძე=Beridze ბოლქვაძე=Bolkvadze გაბუნია=Gabunia გელაშვილი=Gelashvili
    გიორგაძე=Giorgadze გოგოლაძე=Gogoladze დოლიძე=Dolidze ელიავა=Eliava ვაშაკიძე=Vashakidze ზარანდია=Zarandia თედიაშვილი=Tediashvili
    თოდუა=Todua კაპანაძე=Kapanadze კვარაცხელია=Kvaratskhelia კიკნაძე=Kiknadze ლომიძე=Lomidze ლომთაძე=Lomtadze მაისურაძე=Maisuradze
    მამულაშვილი=Mamulashvili მახარაძე=Makharadze მიქელაძე=Mikeladze ნადირაძე=Nadiradze ნოზაძე=Nozadze ონიანი=Oniani პაპავა=Papava
    რობაქიძე=Robakidze სამხარაძე=Samkharadze სულაბერიძე=Sulaberidze ქავთარაძე=Kavtaradze ღვინიანიძე=Ghvinianidze/Gvinianidze
    ყიფიანი=Kipiani/Qipiani შენგელია=Shengelia ჩიქოვანი=Chikovani ცინცაძე=Tsintsadze
    ხარაძე=Kharadze`,
})
