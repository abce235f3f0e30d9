import { namePool } from './pool.ts'

export const persian = namePool({
  language: 'fa',
  script: 'Arab',
  pattern: 'given_family',
  countries: 'IRN*5 AFG*3',
  secondGiven: 0.15,
  men: `آرش=Arash امیر=Amir بابک=Babak بهرام=Bahram/Behram بهروز=Behrouz/Behrooz بیژن=Bijan/Bizhan پرویز=Parviz/Parwiz پیمان=Peyman/Payman
    جواد=Javad/Jawad جهانگیر=Jahangir حمید=Hamid داریوش=Dariush/Daryoush رامین=Ramin رضا=Reza/Riza سعید=Saeed/Said سهراب=Sohrab/Suhrab
    سیاوش=Siavash/Siyavash شاهین=Shahin شهرام=Shahram علیرضا=Alireza/Ali_Reza فرهاد=Farhad فریدون=Fereydoun/Faridun کاوه=Kaveh/Kawa
    کامران=Kamran کوروش=Kourosh/Koroush مجید=Majid محسن=Mohsen/Mohsin مسعود=Masoud/Massoud منوچهر=Manouchehr/Manuchehr مهرداد=Mehrdad
    نادر=Nader/Nadir هومن=Houman/Hooman یاسر=Yaser`,
  women: `آتوسا=Atousa/Atoosa آزاده=Azadeh افسانه=Afsaneh الهه=Elaheh الهام=Elham بهاره=Bahareh پروانه=Parvaneh پروین=Parvin/Parwin پریسا=Parisa
    ترانه=Taraneh زهره=Zohreh ژاله=Zhaleh/Jaleh سارا=Sara ساناز=Sanaz سحر=Sahar سپیده=Sepideh سوسن=Sousan/Susan سیمین=Simin شبنم=Shabnam
    شهلا=Shahla شیرین=Shirin/Shireen فرزانه=Farzaneh فریبا=Fariba کتایون=Katayoun/Katayun گلناز=Golnaz لاله=Laleh مریم=Maryam مهناز=Mahnaz
    مینا=Mina نازنین=Nazanin/Nazaneen نرگس=Narges/Nargis نسرین=Nasrin/Nasreen یلدا=Yalda`,
  families: `آقایی=Aghaei/Aghayi احمدپور=Ahmadpour/Ahmadpoor اسدی=Asadi/Assadi امیری=Amiri انصاری=Ansari باقری=Bagheri/Baqeri بهرامی=Bahrami/Behrami
    پورمحمد=Pourmohammad توکلی=Tavakoli/Tawakoli جعفری=Jafari/Jaafari جمشیدی=Jamshidi حبیبی=Habibi حیدری=Heydari/Haidari خسروی=Khosravi/Khosrawi
    دهقان=Dehghan/Dehqan رستمی=Rostami/Rustami رفیعی=Rafiei/Rafii زارع=Zare/Zareh سلطانی=Soltani/Sultani شیرازی=Shirazi صادقی=Sadeghi/Sadeqi
    صالحی=Salehi طباطبایی=Tabatabaei/Tabatabai عباسی=Abbasi فراهانی=Farahani فرجی=Faraji قاسمی=Ghasemi/Qasemi قنبری=Ghanbari/Qanbari
    کاظمی=Kazemi/Kazimi کریمی=Karimi کیانی=Kiani/Kiyani مرادی=Moradi/Muradi موسوی=Mousavi/Musavi مهدوی=Mahdavi/Mahdawi نجفی=Najafi
    نیک‌پور=Nikpour/Nikpoor هاشمی=Hashemi/Hashimi یوسفی=Yousefi/Yusufi`,
})

export const urdu = namePool({
  language: 'ur',
  script: 'Arab',
  pattern: 'given_family',
  countries: 'PAK*6 IND GBR',
  secondGiven: 0.5,
  men: `آصف=Asif احسان=Ehsan/Ihsan ارشد=Arshad اسلم=Aslam اشفاق=Ashfaq اعجاز=Ijaz/Ejaz اکرم=Akram امجد=Amjad جاوید=Javed/Javaid
    جمشید=Jamshed/Jamshaid حبیب=Habib خرم=Khurram راشد=Rashid/Rashed ریاض=Riaz/Riyaz زاہد=Zahid ساجد=Sajid سجاد=Sajjad سلیم=Saleem/Salim
    شاہد=Shahid شبیر=Shabbir/Shabir شکیل=Shakeel/Shakil ضیا=Zia طاہر=Tahir عابد=Abid عاطف=Atif عرفان=Irfan غلام=Ghulam فیصل=Faisal/Faysal
    کاشف=Kashif محمد=Muhammad/Mohammad مظہر=Mazhar منیر=Muneer/Munir ندیم=Nadeem/Nadim نعیم=Naeem/Naim وسیم=Waseem/Wasim یاسر=Yasir`,
  women: `آمنہ=Amna/Aamna ارم=Iram/Irum بشریٰ=Bushra بلقیس=Bilqis/Bilquees تہمینہ=Tahmina/Tehmina ثمینہ=Samina جویریہ=Javeria/Juwairia حمیرا=Humaira/Humera
    حنا=Hina خدیجہ=Khadija رابعہ=Rabia رخسانہ=Rukhsana روبینہ=Rubina ریحانہ=Rehana زبیدہ=Zubaida زرینہ=Zarina سائرہ=Saira سدرہ=Sidra شازیہ=Shazia
    شبانہ=Shabana شگفتہ=Shagufta صائمہ=Saima عظمیٰ=Uzma عنبرین=Ambreen غزالہ=Ghazala فرزانہ=Farzana فوزیہ=Fozia/Fauzia کلثوم=Kulsoom/Kulsum
    مہوش=Mehwish نادیہ=Nadia نائلہ=Naila نجمہ=Najma نسیم=Naseem یاسمین=Yasmeen/Yasmin`,
  families: `احمد=Ahmed/Ahmad اعوان=Awan بٹ=Butt/Bhatt بخاری=Bukhari بھٹی=Bhatti بیگ=Baig/Beg پراچہ=Paracha تنولی=Tanoli
    جتوئی=Jatoi جٹ=Jatt چغتائی=Chughtai/Chughtay چوہدری=Chaudhry/Choudhary/Chowdhury حسنین=Hasnain خٹک=Khattak درانی=Durrani ڈار=Dar
    ڈوگر=Dogar راجپوت=Rajput رانجھا=Ranjha زیدی=Zaidi سومرو=Soomro سیال=Sial شاہ=Shah شیخ=Sheikh/Shaikh صدیقی=Siddiqui/Siddiqi عباسی=Abbasi
    فاروقی=Farooqi/Faruqi قریشی=Qureshi/Kureshi کاظمی=Kazmi/Kazimi کھوکھر=Khokhar گجر=Gujjar گوندل=Gondal لودھی=Lodhi مرزا=Mirza مغل=Mughal
    ملک=Malik میمن=Memon ہاشمی=Hashmi وڑائچ=Warraich/Waraich یوسفانی=Yousfani/Yusfani`,
})
