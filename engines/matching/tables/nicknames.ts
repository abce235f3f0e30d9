/*
 * Short and pet forms beside the full given name: the first name of each line with everything that people call its
 * bearers. General knowledge of many languages; ours to extend. One form may stand on several lines.
 */
const TABLE = `
aleksandr alexander aleksander alexandre alessandro alejandro aleksandar oleksandr sasha sascha alex alec sanya shura xander sandro alejo ale lex sandy iskander aliaksandr alekos
aleksandra alexandra sasha sandra alexa lexi sandy ola
aleksei alexey alexei aleksey oleksiy alyosha lyosha lesha alexis aliaksei oleksii alekos
anastasia anastasiya nastya stacy ana
andrei andrey andrew andreas andrea andre andres andrzej andriy andy drew andryusha anders
anna ann anne hannah anya annie nancy ania anja ana
anthony antony antonio anton antoine tony toni toño antek
arthur artur artie art
bartholomew bart bartek
benjamin ben benny bibi benji binyamin benyamin
bernard bernie bernhard
boris borya
catherine katherine kathryn katarina ekaterina yekaterina katya katia kate kathy cathy katie kitty kasia catalina caterina
charles charlie chuck carlos karl carl carlo karol chas kalle
christopher chris kit cristobal christophe krzysztof topher christoph kristof
christian chris cristian kristian
christina christine chris tina kristina cristina
daniel dan danny dani danilo daniil danila
david dave davy dawid daud dawud davide
deborah debbie deb
dmitri dmitry dmitriy dima mitya dmytro dimitri dimitrios mitry dimitris dzmitry dmytrii mitsos
donald don donnie
dorothy dot dolly dorothea
edward ed eddie ted teddy ned eduardo edouard eduard edek
elizabeth elisabeth liz lizzie beth betty bess eliza lisa elsa elise isabel isabella yelizaveta elizaveta liza ela elisaveta
emmanuel emanuel manuel manny manolo manu manolis
enrique henry henri heinrich harry hank quique enrico heinz hendrik henryk kike rick
ernesto ernest ernst ernie che
evgenia evgeniya yevgenia eugenia eugenie zhenya jenya yevheniia yevheniya
eugene evgeny yevgeny evgeni gene zhenya jenya evgenii yevgeniy eugenio eugen yevhen ievgen yevhenii yauheni
fernando ferdinand hernando nando fernand ferdie
francis francisco frank paco pancho francesco franz francois franciszek ferenc frankie fran paquito curro kiko pacho chico fco
frederick frederic friedrich fritz fred freddy federico fryderyk frederik fredrik
gabriela gabriella gabrielle gabi gaby
gabriel gabe gabi gavriil
george georg jorge georges giorgio georgi georgy georgiy jerzy goga yegor georgios giorgi giorgos
gerald gerry jerry gerard gerhard gerd
gregory greg grigory grigori grisha gregor gregorio grigoriy hryhoriy
guillermo william wilhelm guillaume guglielmo bill billy will willy willie liam memo wim wilmot willem wm
harold harry hal harald
helen elena helena yelena lena ellen nelly eleni olena alyona
hugo hugh ugo
ignatius ignacio nacho inigo ignacy ignazio
igor ihor gosha
ivan john juan jean giovanni johann johannes hans jan johnny jack vanya jon ian sean ioannis joao yahya ion janos jens gianni nino yan jannis yannis giannis
irina ira irene iryna
isaac ishaq ike isak yitzhak itzhak
jacob jakob jacques yakov jake diego yaqub yakub jaime jakub jacopo
james jim jimmy jamie jaime santiago jacques
jeffrey jeff geoffrey geoff
jennifer jenny jen
jessica jess jessie
joaquin quino joaquim
joseph jose josef giuseppe pepe joe joey pepito iosif yosef yusuf josip jozef chepe beppe peppe sepp osip che yossi pino jupp
joshua josh yehoshua josue
katarzyna kasia
konstantin constantine kostya constantin kostas costas dinos konstantinos
lawrence laurence larry lars lorenzo laurent lourens
leonard leo lenny leonardo leonid lyonya
leopoldo polo leopold
lev leo leon
louis luis lewis ludwig luigi lou lucho luiz lajos ludovic
ludmila lyudmila lyuda mila
luke lucas luca lukas lukasz luc
magdalena magda lena maddalena madeleine
margaret margarita peggy maggie meg marge rita greta daisy margot malgorzata gosia marguerite gretchen
maria mary marie masha marya mariya miriam maryam mariam molly polly may maruja mia marusya
mark marc marcus marco marcos markus marek marko
martin marty marcin martino martín
martha marta
matthew matt mateo matteo matthias matthieu mathieu mateusz matias matvei matias mats
maximilian maxim max maks maksim maksym massimo maximo
michael mikhail miguel michel michele mike mick mickey misha micky mihail mykhailo mikael michal mihai miki mischa miko mitch michalis mihalis
mohammed muhammad mohamed mohammad mo mehmet mamadou mohamad muhammed mohd moh md hamada magomed mohammad muhd muh maxamed
mustafa mostafa moustapha
natalia natalya natasha nataliya natalie nata
nicholas nikolai nikolay nicolas nick nicky kolya nico niko nikola mykola nicolai mikolaj nikolaos klaus niccolo claus niklas nils mikalai nikos mikola
oleg oleh
olga olya olha
oscar oskar
patrick paddy pat padraig patricio rick
patricia pat patty trish paty tricia
paul pavel pablo paolo pasha pavlo pol paulo pawel paulus
pedro peter pierre pietro pete petr pyotr petya petro perico piotr petar pieter per peder petros pero boutros piet
philip phillip felipe phil filip philippe filippo pip
rafael raphael rafa raffaele rafal rafi
rebecca becky rivka
richard rick ricky dick rich ricardo riccardo ryszard dickie
robert bob bobby rob robbie roberto bert rupert
roman roma
ronald ron ronnie ronaldo reinaldo reynaldo
rosa rose rosie rosario charo
rudolf rudolph rudy rodolfo
samuel sam sammy shmuel samuil
sergei sergey serge sergio seryozha serhiy sergej serezha sergius serhii siarhei
simon shimon simeon semyon simone ximon szymon
sophia sofia sonya sophie sofya zofia zosia
stanislav stanislaw stas slava stan stanislas
stephen steven steve esteban stefan stephane stepan stephan etienne stefano istvan szczepan stevie
susan suzanne sue susie susanna susana zuzanna
svetlana sveta lana
tatiana tatyana tanya tania tetyana
theodore theodor ted teddy theo fyodor fedor feodor teodor teodoro
thomas tom tommy tomas tomasz tommaso foma toma thos
timothy tim timmy timofei timofey timoteo tymofiy
tobias toby
valentin valya valentino valentine
valery valeriy valera valeri valerio
vasily vasiliy vasya basil basilio vasyl vasil wasyl vassily vaso
victor viktor vitya vic vittorio wiktor
vincent vicente vince vincenzo vinnie chente vinny
vitaly vitaliy vitalik vitali vitalii
vladimir volodymyr vova volodya vlad wladimir vladimiro wlodzimierz uladzimir
vladislav vlad slava wladyslaw vladyslav vladik
vyacheslav slava viacheslav
walter walt wally gualterio
yakov yasha
yuri yury yuriy yura yurii iurii
zachary zach zack zacharias zakhar zakariya
abdulaziz aziz
abdullah abdallah abdoulaye abdulla
ibrahim abraham abe avraham brahim ebrahim avi ibragim bram
ismail ishmael ismael
musa moses moshe moussa moise
sulaiman solomon suleiman suleyman shlomo salomon soliman
yusuf youssef joseph yousef yosef josef
yaqub jacob yakub
haroun aaron harun aharon
maryam mary maria
fatima fatma fatemeh fatoumata
ali aly cali
osama usama
hasan hassan lahcen lahsen
husain hussein husayn hossein huseyin hussain lhoussaine lahoucine
nguyen nguyễn
leticia lety
guadalupe lupe lupita
concepcion concha conchita
dolores lola
mercedes merche
teresa therese tere theresa tess
eduardo lalo edu guayo
gonzalo chalo
rodrigo rigo
alfonso poncho alonso
arturo turo
jesus chucho chuy

ramon moncho raymond ray raimundo
roberto beto
alberto beto albert al tito berto
gilberto beto gil
humberto beto
ruben benny
salvador chava sal salvatore
sebastian seba bastian sebastien
antonia toni tonia
ignacia nacha
josefa pepa josephine josie
manuela manola
ivana ivanka
zdenek zdeno
ladislav laco
frantisek franta
vaclav vasek wenzel
jaroslav jarda yaroslav
miroslav mirek
kazimierz kazik casimir
tadeusz tadek thaddeus
zbigniew zbyszek
ferdinand ferdi
sigmund siggi zygmunt
gunther gunter gunnar
dietrich dieter
reinhard reiner
johann hannes
mathilde tilda
ingeborg inge
konrad kurt conrad
rajendra raj rajesh
krishna kris
evangelos vangelis
spyridon spyros
athanasios thanasis
panagiotis panos takis
eleftherios lefteris
theodoros thodoris
cornelis kees cor
hendrik henk
ulrich uli
rudolf rolf
wojciech wojtek
krystyna krysia
barbara basia
oluwaseun seun
babatunde tunde
oluwatobi tobi oluwatobiloba
oluwadamilola dami damilola
temitope tope
olufemi oluwafemi femi
adebayo bayo
adekunle kunle
olayinka yinka
olusegun oluwasegun segun
abimbola bimbola bimbo
folasade sade
chukwuemeka emeka
ikechukwu ike
chinedu nedu
obinna obi
uchenna uche
ngozichukwu ngozi
abubakr aboubacar aboubakar boubacar babacar
mosammat mst mosammad
davit dato
`

/** From a name (plain Latin form) to the numbers of the lines on which it stands. */
const nicknameLines: ReadonlyMap<string, readonly number[]> = (() => {
  const lines = new Map<string, number[]>()
  for (const [at, names] of nicknameGroups().entries()) {
    for (const name of names) lines.set(name, [...(lines.get(name) ?? []), at])
  }
  return lines
})()

const groups = nicknameGroups()

/** Every name that may stand for this one, itself not included. */
export function nicknamesOf(name: string): readonly string[] {
  const lines = nicknameLines.get(name)
  if (lines === undefined) return []
  return [...new Set(lines.flatMap((line) => groups[line] ?? []))].filter((other) => other !== name)
}

/** The lines on which a name stands: two that share one may be called by each other. */
export function nicknameLinesOf(name: string): readonly number[] {
  return nicknameLines.get(name) ?? NO_LINES
}

const NO_LINES: readonly number[] = []

function nicknameGroups(): string[][] {
  return TABLE.trim()
    .split('\n')
    .map((line) => line.split(' '))
}
