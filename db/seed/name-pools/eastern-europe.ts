import { type FeminineEnding, namePool } from './pool.ts'

export const polish = namePool({
  language: 'pl',
  script: 'Latn',
  pattern: 'given_family',
  countries: 'POL',
  secondGiven: 0.4,
  feminine: [
    ['ski', 'ska', /ski$/, 'ska'],
    ['cki', 'cka', /cki$/, 'cka'],
  ],
  men: `Adam Andrzej Bartłomiej Bartosz Bogdan Czesław Damian Dariusz Dominik Grzegorz Henryk Jacek Janusz Jarosław Jerzy Kamil
    Krzysztof Łukasz Maciej Marek Mateusz Michał Paweł Przemysław Radosław Rafał Sławomir Stanisław Szymon Tadeusz Wiesław
    Wojciech Zbigniew`,
  women: `Agata Agnieszka Aleksandra Alicja Aneta Barbara Beata Bożena Danuta Dorota Elżbieta Ewa Grażyna Halina Iwona Jadwiga
    Joanna Jolanta Justyna Katarzyna Kinga Krystyna Lucyna Magdalena Małgorzata Marzena Renata Sylwia Teresa Urszula
    Wiesława Zofia`,
  families: `Adamczyk Baran Bąk Błaszczyk Borkowski Chmielewski Cieślak Czerwiński Dąbek Gołębiowski Górecki Grabowski Jabłoński
    Jóźwiak Kaczmarek Kołodziej Konieczny Krawczyk Kruszewski Kubiak Łuczak Majewski Malinowski Mazurek Mróz Nowicki
    Olszewski Pawłowski Pietrzak Sadowski Sikora Sobczak Stępień Szczepański Szymczak Tomaszewski Urbański Walczak
    Wójcik Wróbel Zając Zieliński Żak`,
})

const russianFeminine: readonly FeminineEnding[] = [
  ['ский', 'ская', /sk(?:iy|ii|y|i)$/, 'skaya'],
  ['ов', 'ова', /ov$/, 'ova'],
  ['ев', 'ева', /ev$/, 'eva'],
  ['ёв', 'ёва', /ev$|yov$/, 'eva'],
  ['ин', 'ина', /in$/, 'ina'],
]

export const russian = namePool({
  language: 'ru',
  script: 'Cyrl',
  pattern: 'patronymic_family',
  countries: 'RUS*7 BLR*2 KAZ*2 KGZ UKR LVA EST MDA',
  feminine: russianFeminine,
  men: `Алексей=Aleksei/Alexey/Aleksey Андрей=Andrei/Andrey Антон=Anton Артём=Artem/Artyom Борис=Boris Вадим=Vadim Валерий=Valerii/Valery
    Виктор=Viktor/Victor Виталий=Vitalii/Vitaly Вячеслав=Viacheslav/Vyacheslav Геннадий=Gennadii/Gennady Глеб=Gleb Григорий=Grigorii/Grigory
    Денис=Denis Евгений=Evgenii/Evgeny/Yevgeny Егор=Egor/Yegor Игорь=Igor Илья=Ilia/Ilya Кирилл=Kirill Константин=Konstantin
    Леонид=Leonid Максим=Maksim/Maxim Никита=Nikita Олег=Oleg Павел=Pavel Роман=Roman Руслан=Ruslan Станислав=Stanislav
    Тимур=Timur Фёдор=Fedor/Fyodor Юрий=Iurii/Yuri/Yury Ярослав=Iaroslav/Yaroslav`,
  women: `Алина=Alina Алла=Alla Анастасия=Anastasiia/Anastasia Анжелика=Anzhelika/Angelika Валентина=Valentina Вера=Vera
    Галина=Galina Дарья=Daria/Darya Евгения=Evgeniia/Yevgenia Екатерина=Ekaterina/Yekaterina Елена=Elena/Yelena Жанна=Zhanna
    Зинаида=Zinaida Инна=Inna Ирина=Irina Ксения=Kseniia/Ksenia/Xenia Лариса=Larisa Лидия=Lidiia/Lidia Любовь=Liubov/Lyubov
    Людмила=Liudmila/Lyudmila Марина=Marina Надежда=Nadezhda Наталья=Natalia/Natalya Оксана=Oksana/Oxana Ольга=Olga
    Полина=Polina Светлана=Svetlana Тамара=Tamara Татьяна=Tatiana/Tatyana Юлия=Iuliia/Yulia Яна=Iana/Yana`,
  middleMen: `Алексеевич=Alekseevich/Alexeyevich Андреевич=Andreevich/Andreyevich Борисович=Borisovich Викторович=Viktorovich
    Геннадьевич=Gennadevich/Gennadyevich Дмитриевич=Dmitrievich/Dmitriyevich Евгеньевич=Evgenevich/Yevgenyevich Иванович=Ivanovich
    Игоревич=Igorevich Леонидович=Leonidovich Михайлович=Mikhailovich/Mikhaylovich Николаевич=Nikolaevich/Nikolayevich Олегович=Olegovich
    Павлович=Pavlovich Петрович=Petrovich Романович=Romanovich Семёнович=Semenovich/Semyonovich Фёдорович=Fedorovich/Fyodorovich
    Юрьевич=Iurevich/Yuryevich`,
  middleWomen: `Алексеевна=Alekseevna/Alexeyevna Андреевна=Andreevna/Andreyevna Борисовна=Borisovna Викторовна=Viktorovna
    Геннадьевна=Gennadevna/Gennadyevna Дмитриевна=Dmitrievna/Dmitriyevna Евгеньевна=Evgenevna/Yevgenyevna Ивановна=Ivanovna
    Игоревна=Igorevna Леонидовна=Leonidovna Михайловна=Mikhailovna/Mikhaylovna Николаевна=Nikolaevna/Nikolayevna Олеговна=Olegovna
    Павловна=Pavlovna Петровна=Petrovna Романовна=Romanovna Семёновна=Semenovna/Semyonovna Фёдоровна=Fedorovna/Fyodorovna
    Юрьевна=Iurevna/Yuryevna`,
  families: `Абрамов=Abramov Агафонов=Agafonov Баранов=Baranov Белоусов=Belousov Беляев=Beliaev/Belyaev Быков=Bykov Виноградов=Vinogradov
    Воробьёв=Vorobev/Vorobyev Гаврилов=Gavrilov Голубев=Golubev Горшков=Gorshkov Гусев=Gusev Данилов=Danilov Дьячков=Diachkov/Dyachkov
    Ершов=Ershov/Yershov Жуковский=Zhukovskii/Zhukovsky Зайцев=Zaitsev/Zaytsev Исаев=Isaev/Isayev Калинин=Kalinin Карпов=Karpov
    Колесников=Kolesnikov Комаровский=Komarovskii/Komarovsky Крылов=Krylov Лапин=Lapin Макаров=Makarov Мельников=Melnikov
    Никифоров=Nikiforov Осипов=Osipov Панфилов=Panfilov Рыжов=Ryzhov Савельев=Savelev/Savelyev Селезнёв=Seleznev/Seleznyov
    Тихонов=Tikhonov Ушаков=Ushakov Филиппов=Filippov/Philippov Хохлов=Khokhlov Цветков=Tsvetkov Чернышёв=Chernyshev/Chernyshyov
    Шестаков=Shestakov Щербаков=Shcherbakov Якушев=Iakushev/Yakushev`,
})

export const ukrainian = namePool({
  language: 'uk',
  script: 'Cyrl',
  pattern: 'patronymic_family',
  countries: 'UKR',
  feminine: [
    ['ський', 'ська', /skyi$|sky$/, 'ska'],
    ['цький', 'цька', /tskyi$|tsky$/, 'tska'],
    ['ов', 'ова', /ov$/, 'ova'],
    ['ев', 'ева', /ev$/, 'eva'],
  ],
  men: `Андрій=Andrii/Andriy Богдан=Bohdan/Bogdan Василь=Vasyl Віталій=Vitalii/Vitaliy Владислав=Vladyslav Геннадій=Hennadii/Gennadiy
    Григорій=Hryhorii/Grygoriy Данило=Danylo Дмитро=Dmytro/Dmitro Євген=Yevhen/Evgen Ігор=Ihor/Igor Кирило=Kyrylo Максим=Maksym
    Микола=Mykola/Nikolai Михайло=Mykhailo Назар=Nazar Олег=Oleh/Oleg Олександр=Oleksandr/Alexander Олексій=Oleksii/Oleksiy Остап=Ostap
    Павло=Pavlo Роман=Roman Ростислав=Rostyslav Сергій=Serhii/Sergiy Станіслав=Stanislav Тарас=Taras Юрій=Yurii/Yuriy Ярослав=Yaroslav`,
  women: `Алла=Alla Анна=Anna Богдана=Bohdana Валентина=Valentyna Вікторія=Viktoriia/Victoria Ганна=Hanna Дарина=Daryna Зоряна=Zoriana
    Інна=Inna Ірина=Iryna/Irina Катерина=Kateryna Леся=Lesia/Lesya Лілія=Liliia Любов=Liubov Людмила=Liudmyla/Lyudmyla Марія=Mariia/Maria
    Надія=Nadiia/Nadiya Наталія=Nataliia/Natalia Оксана=Oksana Олена=Olena Ольга=Olha/Olga Руслана=Ruslana Світлана=Svitlana
    Соломія=Solomiia Тетяна=Tetiana/Tetyana Христина=Khrystyna Юлія=Yuliia/Yulia Ярина=Yaryna`,
  middleMen: `Андрійович=Andriiovych Богданович=Bohdanovych Васильович=Vasylovych Вікторович=Viktorovych Григорович=Hryhorovych
    Дмитрович=Dmytrovych Євгенович=Yevhenovych Іванович=Ivanovych Ігорович=Ihorovych Михайлович=Mykhailovych Миколайович=Mykolaiovych
    Олегович=Olehovych Олександрович=Oleksandrovych Петрович=Petrovych Романович=Romanovych Сергійович=Serhiiovych Юрійович=Yuriiovych`,
  middleWomen: `Андріївна=Andriivna Богданівна=Bohdanivna Василівна=Vasylivna Вікторівна=Viktorivna Григорівна=Hryhorivna
    Дмитрівна=Dmytrivna Євгенівна=Yevhenivna Іванівна=Ivanivna Ігорівна=Ihorivna Михайлівна=Mykhailivna Миколаївна=Mykolaivna
    Олегівна=Olehivna Олександрівна=Oleksandrivna Петрівна=Petrivna Романівна=Romanivna Сергіївна=Serhiivna Юріївна=Yuriivna`,
  families: `Бабенко=Babenko Бойчук=Boichuk/Boychuk Бондаренко=Bondarenko Вербицький=Verbytskyi/Verbitsky Власенко=Vlasenko
    Гаврилюк=Havryliuk/Gavrilyuk Гайдук=Haiduk/Gaiduk Гончар=Honchar/Gonchar Горбач=Horbach Гриценко=Hrytsenko/Gritsenko
    Дем’яненко=Demianenko/Demyanenko Дзюба=Dziuba/Dzyuba Дорошенко=Doroshenko Журавель=Zhuravel Захарчук=Zakharchuk Іващенко=Ivashchenko
    Козак=Kozak Колісник=Kolisnyk Костюк=Kostiuk/Kostyuk Кравець=Kravets Марченко=Marchenko Мельничук=Melnychuk
    Нестеренко=Nesterenko Олійник=Oliinyk/Oliynyk Остапчук=Ostapchuk Павлюк=Pavliuk Поліщук=Polishchuk Приходько=Prykhodko Романюк=Romaniuk
    Савчук=Savchuk Семенюк=Semeniuk Сидоренко=Sydorenko Ткачук=Tkachuk Федорук=Fedoruk Харченко=Kharchenko Цимбалюк=Tsymbaliuk Чумак=Chumak
    Швець=Shvets Щербина=Shcherbyna Яремчук=Yaremchuk Ясінський=Yasinskyi/Yasinsky`,
})

export const bulgarian = namePool({
  language: 'bg',
  script: 'Cyrl',
  pattern: 'patronymic_family',
  countries: 'BGR*5 MKD',
  feminine: [
    ['ов', 'ова', /ov$/, 'ova'],
    ['ев', 'ева', /ev$/, 'eva'],
    ['ски', 'ска', /ski$/, 'ska'],
  ],
  men: `Ангел=Angel Асен=Asen Атанас=Atanas Веселин=Veselin Владимир=Vladimir Георги=Georgi Данаил=Danail Димитър=Dimitar/Dimiter
    Емил=Emil Живко=Zhivko Захари=Zahari Ивайло=Ivaylo/Ivailo Йордан=Yordan/Jordan Калоян=Kaloyan Красимир=Krasimir Любомир=Lyubomir
    Мартин=Martin Младен=Mladen Огнян=Ognyan Пламен=Plamen Росен=Rosen Румен=Rumen Светослав=Svetoslav Стефан=Stefan Стоян=Stoyan
    Тодор=Todor Христо=Hristo/Christo Цветан=Tsvetan Явор=Yavor`,
  women: `Албена=Albena Антоанета=Antoaneta Боряна=Boryana Ваня=Vanya Веселина=Veselina Виолета=Violeta Галя=Galya Гергана=Gergana
    Даниела=Daniela Десислава=Desislava Диана=Diana Елица=Elitsa Живка=Zhivka Ивелина=Ivelina Йоана=Yoana/Ioana Калина=Kalina
    Красимира=Krasimira Лиляна=Lilyana Маргарита=Margarita Милена=Milena Невена=Nevena Пенка=Penka Радка=Radka Росица=Rositsa
    Силвия=Silvia Снежана=Snezhana Теодора=Teodora Цветелина=Tsvetelina Яна=Yana`,
  middleMen: `Ангелов=Angelov Атанасов=Atanasov Василев=Vasilev Георгиев=Georgiev Димитров=Dimitrov Илиев=Iliev Йорданов=Yordanov Колев=Kolev
    Маринов=Marinov Николов=Nikolov Петров=Petrov Симеонов=Simeonov Стоянов=Stoyanov Тодоров=Todorov Христов=Hristov`,
  middleWomen: `Ангелова=Angelova Атанасова=Atanasova Василева=Vasileva Георгиева=Georgieva Димитрова=Dimitrova Илиева=Ilieva
    Йорданова=Yordanova Колева=Koleva Маринова=Marinova Николова=Nikolova Петрова=Petrova Симеонова=Simeonova Стоянова=Stoyanova
    Тодорова=Todorova Христова=Hristova`,
  families: `Андонов=Andonov Апостолов=Apostolov Балабанов=Balabanov Бачев=Bachev Богданов=Bogdanov Вълчев=Valchev/Vulchev Генов=Genov
    Гочев=Gochev Данчев=Danchev Делчев=Delchev Добрев=Dobrev Драганов=Draganov Желязков=Zhelyazkov Златев=Zlatev Искров=Iskrov
    Караджов=Karadzhov Кирчев=Kirchev Ковачев=Kovachev Кръстев=Krastev/Krustev Лазаров=Lazarov Манолов=Manolov Милушев=Milushev
    Недялков=Nedyalkov Пеев=Peev Попов=Popov Пърлев=Parlev/Purlev Русев=Rusev Самарджиев=Samardzhiev Стаменов=Stamenov Танев=Tanev Трифонов=Trifonov
    Узунов=Uzunov Чолаков=Cholakov Шопов=Shopov Щерев=Shterev Янкулов=Yankulov`,
})

export const serbian = namePool({
  language: 'sr',
  script: 'Cyrl',
  pattern: 'given_family',
  countries: 'SRB*4 BIH*2 MNE',
  men: `Александар=Aleksandar Бојан=Bojan/Boyan Божидар=Božidar/Bozidar Бранко=Branko Владан=Vladan Горан=Goran Дејан=Dejan/Deyan Драган=Dragan
    Душан=Dušan/Dusan Ђорђе=Đorđe/Djordje/Dorde Жељко=Željko/Zeljko Зоран=Zoran Иван=Ivan Јован=Jovan/Yovan Лазар=Lazar Марко=Marko
    Милан=Milan Милош=Miloš/Milos Мирослав=Miroslav Небојша=Nebojša/Nebojsa Немања=Nemanja Ненад=Nenad Петар=Petar Предраг=Predrag
    Синиша=Siniša/Sinisa Срђан=Srđan/Srdjan/Srdan Стеван=Stevan Урош=Uroš/Uros`,
  women: `Ана=Ana Биљана=Biljana Бранка=Branka Весна=Vesna Гордана=Gordana Драгана=Dragana Душица=Dušica/Dusica Ивана=Ivana Јасмина=Jasmina
    Јелена=Jelena/Yelena Јована=Jovana Катарина=Katarina Љиљана=Ljiljana/Liljana Маја=Maja/Maya Марија=Marija/Maria Милица=Milica
    Мирјана=Mirjana Наташа=Nataša/Natasa Невена=Nevena Оливера=Olivera Радмила=Radmila Сања=Sanja Слађана=Slađana/Sladjana Снежана=Snežana/Snezana
    Сузана=Suzana Тамара=Tamara Тијана=Tijana`,
  families: `Антић=Antić/Antic Бабић=Babić/Babic Благојевић=Blagojević/Blagojevic Богићевић=Bogićević/Bogicevic
    Вукићевић=Vukićević/Vukicevic Гавриловић=Gavrilović/Gavrilovic Грујић=Grujić/Grujic Дамјановић=Damjanović/Damjanovic
    Ђурић=Đurić/Djuric/Duric Живковић=Živković/Zivkovic Илић=Ilić/Ilic Јањић=Janjić/Janjic Јеремић=Jeremić/Jeremic
    Ковачевић=Kovačević/Kovacevic Лазић=Lazić/Lazic Лукић=Lukić/Lukic Максимовић=Maksimović/Maksimovic Матић=Matić/Matic Митровић=Mitrović/Mitrovic
    Недељковић=Nedeljković/Nedeljkovic Обрадовић=Obradović/Obradovic Остојић=Ostojić/Ostojic Павићевић=Pavićević/Pavicevic Пејић=Pejić/Pejic
    Радић=Radić/Radic Симић=Simić/Simic Спасић=Spasić/Spasic Станић=Stanić/Stanic Стојановић=Stojanović/Stojanovic Тасић=Tasić/Tasic
    Урошевић=Urošević/Urosevic Филиповић=Filipović/Filipovic Цветковић=Cvetković/Cvetkovic Чолић=Čolić/Colic Шарић=Šarić/Saric`,
})

export const romanian = namePool({
  language: 'ro',
  script: 'Latn',
  pattern: 'given_family',
  countries: 'ROU*5 MDA*2',
  secondGiven: 0.3,
  men: `Adrian Alexandru Andrei Bogdan Cătălin Ciprian Claudiu Constantin Cornel Cosmin Cristian Dănuț Dorin Dragoș Dumitru Eugen
    Florin Gheorghe=George Ilie Ionuț Iulian Laurențiu Liviu Lucian Marius Mihai Mircea Octavian Ovidiu Radu Răzvan Sorin Ștefan Vasile`,
  women: `Alina Ana-Maria=Ana_Maria Andreea Anișoara Bianca Camelia Carmen Corina Cristina Daniela Doina Elena Felicia Florentina Gabriela
    Georgeta Ileana Ioana Iuliana Lăcrămioara Larisa Luminița Mădălina Mihaela Mirela Monica Nicoleta Oana Raluca Rodica Roxana Simona
    Ștefania Tatiana`,
  families: `Albu Anghel Badea Bălan Barbu Botezatu Bratu Bucur Chirilă Ciobanu Cojocaru Crăciun Cristea Diaconu Drăghici Dumitrașcu
    Enache Filip Gavrilă Ghiță Grosu Ionașcu Lungu Lupașcu Manole Marinescu Mazăre Mocanu Moldovan Munteanu Neagu Nistor Oprea Pîrvu=Pârvu
    Popovici Rotaru Rusu Sandu Șerban Stanciu Tănase Țurcanu Vlad Zamfir`,
})
