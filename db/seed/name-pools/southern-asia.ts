import { namePool } from './pool.ts'

export const hindi = namePool({
  language: 'hi',
  script: 'Deva',
  pattern: 'given_family',
  countries: 'IND*8 FJI NPL',
  secondGiven: 0,
  men: `अजय=Ajay अनिल=Anil अमित=Amit अरविंद=Arvind/Arwind अशोक=Ashok आनंद=Anand/Aanand गणेश=Ganesh गोपाल=Gopal जगदीश=Jagdish जितेंद्र=Jitendra दिनेश=Dinesh
    दीपक=Deepak/Dipak देवेंद्र=Devendra/Devender धर्मेश=Dharmesh नरेश=Naresh नितिन=Nitin पंकज=Pankaj प्रकाश=Prakash प्रमोद=Pramod मनोज=Manoj महेश=Mahesh मुकुल=Mukul
    मोहन=Mohan योगेश=Yogesh रमेश=Ramesh रवि=Ravi राकेश=Rakesh राजेंद्र=Rajendra/Rajinder विकास=Vikas/Vikash विजय=Vijay विनोद=Vinod/Binod शंकर=Shankar
    संजय=Sanjay संतोष=Santosh सुनील=Sunil सुरेश=Suresh हरीश=Harish हेमंत=Hemant`,
  women: `अंजलि=Anjali अनीता=Anita/Aneeta अर्चना=Archana आरती=Arti/Aarti आशा=Asha उषा=Usha कमला=Kamla/Kamala कल्पना=Kalpana कविता=Kavita/Kavitha किरण=Kiran कुसुम=Kusum
    गीता=Geeta/Gita जया=Jaya ज्योति=Jyoti/Jyothi दीपा=Deepa नीलम=Neelam/Nilam निशा=Nisha पूजा=Pooja/Puja पूनम=Poonam/Punam प्रीति=Preeti/Priti बबीता=Babita मंजू=Manju ममता=Mamta
    माया=Maya मीना=Meena/Mina मीरा=Meera/Mira रश्मि=Rashmi राधा=Radha रेखा=Rekha लता=Lata वंदना=Vandana शांति=Shanti/Shanthi शोभा=Shobha सरिता=Sarita सावित्री=Savitri
    सीमा=Seema/Sima सुमन=Suman सुनीता=Sunita/Suneeta`,
  middleMen:
    'कुमार=Kumar प्रसाद=Prasad चंद्र=Chandra/Chander लाल=Lal नाथ=Nath राम=Ram किशोर=Kishor/Kishore सिंह=Singh',
  middleWomen: 'कुमारी=Kumari देवी=Devi बाई=Bai रानी=Rani लता=Lata प्रिया=Priya',
  families: `अग्रवाल=Agarwal/Aggarwal/Agrawal अवस्थी=Awasthi/Avasthi उपाध्याय=Upadhyay/Upadhyaya कश्यप=Kashyap खन्ना=Khanna गुप्ता=Gupta गोयल=Goyal/Goel चतुर्वेदी=Chaturvedi
    चौधरी=Chaudhary/Choudhary/Chowdhury चौहान=Chauhan/Chouhan जायसवाल=Jaiswal जैन=Jain जोशी=Joshi झा=Jha ठाकुर=Thakur तिवारी=Tiwari/Tewari त्यागी=Tyagi त्रिपाठी=Tripathi
    दीक्षित=Dixit/Dikshit दुबे=Dubey/Dube द्विवेदी=Dwivedi नागर=Nagar निगम=Nigam पांडे=Pandey/Pande पाठक=Pathak बंसल=Bansal भारद्वाज=Bhardwaj/Bharadwaj
    मलिक=Malik मिश्रा=Mishra/Misra मेहरा=Mehra यादव=Yadav राठौर=Rathore/Rathor राणा=Rana रावत=Rawat वर्मा=Verma/Varma शर्मा=Sharma/Sarma शुक्ला=Shukla सक्सेना=Saxena सोनी=Soni
    श्रीवास्तव=Srivastava/Shrivastav`,
})

export const bengali = namePool({
  language: 'bn',
  script: 'Beng',
  pattern: 'given_family',
  countries: 'BGD*6 IND*2',
  secondGiven: 0.35,
  men: `অনিক=Anik আনিসুর=Anisur আবদুল=Abdul আবুল=Abul আরিফ=Arif/Areef আলমগীর=Alamgir আশরাফ=Ashraf ইকবাল=Iqbal/Ikbal ইমরান=Imran গোলাম=Golam/Gulam
    জসিম=Jasim/Jashim জাহাঙ্গীর=Jahangir তপন=Tapan তানভীর=Tanvir/Tanveer দিলীপ=Dilip দেলোয়ার=Delwar/Delowar নাজমুল=Nazmul প্রদীপ=Pradip/Pradeep ফারুক=Faruk/Farooq
    বাবুল=Babul বিপ্লব=Biplob মনির=Monir/Munir মাহবুব=Mahbub/Mahboob মিজানুর=Mizanur মোহাম্মদ=Mohammad/Mohammed/Md রফিকুল=Rafiqul/Rafikul রাশেদ=Rashed শফিকুল=Shafiqul/Shafikul
    শাহীন=Shahin/Shaheen সাইফুল=Saiful সুমন=Sumon/Suman সেলিম=Selim/Salim হাবিবুর=Habibur`,
  women: `আয়েশা=Ayesha/Aysha আসমা=Asma কনিকা=Konika/Kanika কল্পনা=Kalpona/Kalpana খাদিজা=Khadija/Khadiza জাহানারা=Jahanara জেসমিন=Jesmin/Jasmin তানিয়া=Tania/Tanya
    নার্গিস=Nargis নাসরিন=Nasrin/Nasreen নাহিদা=Nahida নিপা=Nipa পারভীন=Parvin/Parveen ফরিদা=Farida ফাতেমা=Fatema/Fatima বিলকিস=Bilkis মমতাজ=Momtaz/Mumtaz মরিয়ম=Moriom/Mariam
    মুক্তা=Mukta মৌসুমী=Mousumi/Mausumi রাবেয়া=Rabeya/Rabia রিনা=Rina রুমা=Ruma রেহানা=Rehana রোকেয়া=Rokeya/Rokeya লাকি=Laki/Lucky শারমিন=Sharmin শাহনাজ=Shahnaz/Shahanaz
    শিরিন=Shirin/Shireen সালমা=Salma সাবিনা=Sabina সুফিয়া=Sufia/Sufiya সেলিনা=Selina/Salina হালিমা=Halima`,
  families: `আকন্দ=Akanda/Akand আলম=Alam/Alom আলী=Ali আহমেদ=Ahmed/Ahmad ইসলাম=Islam কবির=Kabir করিম=Karim খন্দকার=Khandaker/Khondokar/Khandakar গাজী=Gazi/Ghazi ঘোষ=Ghosh/Ghose
    চক্রবর্তী=Chakraborty/Chakrabarti চৌধুরী=Chowdhury/Choudhury জামান=Zaman তালুকদার=Talukder/Talukdar দত্ত=Datta/Dutta দাশ=Das/Dash দেওয়ান=Dewan পাটোয়ারী=Patwary/Patwari
    পাল=Paul/Pal প্রধান=Pradhan/Prodhan বড়ুয়া=Barua/Baruah বিশ্বাস=Biswas ব্যাপারী=Bepari ভূঁইয়া=Bhuiyan/Bhuyan মজুমদার=Majumder/Mazumdar/Majumdar মণ্ডল=Mondal/Mandal মল্লিক=Mallick/Mullick
    মিয়া=Miah/Mia মৃধা=Mridha মোল্লা=Molla/Mollah রায়=Roy/Ray শিকদার=Sikder/Shikdar শেখ=Sheikh/Shaikh সরকার=Sarkar/Sarker/Sircar সরদার=Sardar/Sarder সাহা=Saha সেন=Sen সিদ্দিকী=Siddiqui/Siddique
    হক=Haque/Hoque/Huq হাওলাদার=Howlader/Hawlader হোসেন=Hossain/Hussain/Hosen`,
})

export const tamil = namePool({
  language: 'ta',
  script: 'Taml',
  pattern: 'given_father',
  countries: 'IND*4 LKA*3 SGP MYS',
  men: `அருண்=Arun அன்பு=Anbu ஆறுமுகம்=Arumugam/Aarumugam இளங்கோ=Ilango/Elango கண்ணன்=Kannan கணேசன்=Ganesan/Kanesan கதிரவன்=Kathiravan/Kadhiravan கந்தசாமி=Kandasamy/Kandaswamy
    குமரன்=Kumaran கோபால்=Gopal சண்முகம்=Shanmugam/Sanmugam சந்திரன்=Chandran/Santhiran சரவணன்=Saravanan செந்தில்=Senthil சுந்தரம்=Sundaram/Suntharam சுரேஷ்=Suresh
    தங்கவேல்=Thangavel/Tangavel தமிழ்ச்செல்வன்=Tamilselvan/Thamilselvan தனபால்=Dhanapal/Thanapal நடராஜன்=Natarajan/Nadarajan நாகராஜ்=Nagaraj பழனி=Palani/Pazhani பாலசுப்பிரமணியம்=Balasubramaniam/Balasubramanian
    பாலு=Balu மணி=Mani மாதவன்=Madhavan/Mathavan முத்து=Muthu/Muttu முருகன்=Murugan மோகன்=Mohan ரவிச்சந்திரன்=Ravichandran ராமசாமி=Ramasamy/Ramaswamy
    வடிவேல்=Vadivel/Vadivelu வேலு=Velu ஜெயராமன்=Jayaraman/Jeyaraman`,
  women: `அமுதா=Amutha/Amudha ஆனந்தி=Anandhi/Ananthi இந்திராணி=Indrani/Indirani உமா=Uma கண்மணி=Kanmani கயல்விழி=Kayalvizhi/Kayalvili கலா=Kala கலைவாணி=Kalaivani கனகா=Kanaga/Kanaka
    கோமதி=Gomathi/Komathi சரஸ்வதி=Saraswathi/Saraswati சாந்தி=Shanthi/Santhi சித்ரா=Chitra/Chithra சுமதி=Sumathi செல்வி=Selvi தமிழரசி=Tamilarasi/Thamilarasi தேவி=Devi/Thevi நளினி=Nalini
    நிர்மலா=Nirmala பத்மா=Padma/Pathma பவானி=Bhavani/Bavani பூங்கொடி=Poongodi/Poonkodi மங்கை=Mangai மல்லிகா=Mallika/Malliga மாலதி=Malathi/Malati மீனாட்சி=Meenakshi/Minakshi
    முத்துலட்சுமி=Muthulakshmi ராணி=Rani ராதா=Radha/Ratha லட்சுமி=Lakshmi/Letchumi வசந்தி=Vasanthi/Vasanti வள்ளி=Valli விஜயா=Vijaya ஜெயந்தி=Jayanthi/Jeyanthi`,
  families: '',
})
