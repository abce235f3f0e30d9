import { namePool } from './pool.ts'

export const chinese = namePool({
  language: 'zh',
  script: 'Hani',
  pattern: 'family_given',
  countries: 'CHN*7 SGP MYS HKG',
  gap: '',
  men: `伟强=Weiqiang 建国=Jianguo 志明=Zhiming 国强=Guoqiang 文斌=Wenbin 海涛=Haitao 晓东=Xiaodong 浩然=Haoran 子轩=Zixuan 振华=Zhenhua
    立新=Lixin 嘉豪=Jiahao/Ka_Ho 明亮=Mingliang 德胜=Desheng 春生=Chunsheng 少华=Shaohua 宏伟=Hongwei
    天佑=Tianyou 世杰=Shijie/Shih-chieh 东升=Dongsheng 光辉=Guanghui 成林=Chenglin 鹏飞=Pengfei 勇军=Yongjun 磊=Lei 涛=Tao 刚=Gang`,
  women: `秀英=Xiuying 丽娟=Lijuan 桂兰=Guilan 玉梅=Yumei 淑芬=Shufen/Shu-fen 雅婷=Yating/Ya-ting 晓燕=Xiaoyan 春花=Chunhua
    海霞=Haixia 婷婷=Tingting 慧敏=Huimin 佳怡=Jiayi 梦瑶=Mengyao 诗涵=Shihan 雪梅=Xuemei 月华=Yuehua 凤英=Fengying 红霞=Hongxia 小红=Xiaohong
    静怡=Jingyi 思雨=Siyu 欣悦=Xinyue 文静=Wenjing 爱华=Aihua 素珍=Suzhen 敏=Min 芳=Fang`,
  families: `王=Wang/Wong 李=Li/Lee 张=Zhang/Chang/Cheung 刘=Liu/Lau 陈=Chen/Chan/Tan 杨=Yang/Yeung 黄=Huang/Wong/Ng 赵=Zhao/Chao 吴=Wu/Ng 周=Zhou/Chow
    徐=Xu/Hsu 孙=Sun 马=Ma 朱=Zhu/Chu 胡=Hu/Woo 郭=Guo/Kuo/Kwok 何=He/Ho 林=Lin/Lam/Lim 高=Gao/Kao 罗=Luo/Lo 郑=Zheng/Cheng 梁=Liang/Leung 谢=Xie/Hsieh
    宋=Song/Sung 唐=Tang/Tong 许=Xu/Hui/Koh 韩=Han 冯=Feng/Fung 邓=Deng/Tang 曹=Cao/Tsao 彭=Peng/Pang 曾=Zeng/Tsang 萧=Xiao/Siu 田=Tian 董=Dong/Tung 袁=Yuan/Yuen
    潘=Pan/Poon 蔡=Cai/Tsai/Choi 蒋=Jiang/Chiang 欧阳=Ouyang/Au_Yeung`,
})

export const japanese = namePool({
  language: 'ja',
  script: 'Hani',
  pattern: 'family_given',
  countries: 'JPN',
  gap: ' ',
  men: `健一=Kenichi/Ken'ichi;ケンイチ 修=Osamu;オサム 隆=Takashi;タカシ 浩二=Koji/Kohji/Kouji;コウジ 誠=Makoto;マコト 大輔=Daisuke;ダイスケ 翔太=Shota/Shohta/Shouta;ショウタ
    拓也=Takuya;タクヤ 直樹=Naoki;ナオキ 和也=Kazuya;カズヤ 哲也=Tetsuya;テツヤ 剛=Tsuyoshi;ツヨシ 洋介=Yosuke/Yohsuke;ヨウスケ 雄太=Yuta/Yuuta;ユウタ 正樹=Masaki;マサキ
    良太=Ryota/Ryohta;リョウタ 進=Susumu;ススム 茂=Shigeru;シゲル 勝=Masaru;マサル 清=Kiyoshi;キヨシ 悠斗=Yuto/Yuuto;ユウト 陸=Riku;リク 蓮=Ren;レン 学=Manabu;マナブ
    亮=Ryo/Ryoh;リョウ 信夫=Nobuo;ノブオ 敏夫=Toshio;トシオ`,
  women: `陽子=Yoko/Yohko;ヨウコ 恵子=Keiko;ケイコ 幸子=Sachiko;サチコ 和子=Kazuko;カズコ 京子=Kyoko/Kyohko;キョウコ 久美子=Kumiko;クミコ 由美=Yumi;ユミ 智子=Tomoko;トモコ
    裕子=Yuko/Yuuko;ユウコ 真由美=Mayumi;マユミ 明美=Akemi;アケミ 直美=Naomi;ナオミ 美咲=Misaki;ミサキ 葵=Aoi;アオイ 彩=Aya;アヤ 愛=Ai;アイ 舞=Mai;マイ 千尋=Chihiro;チヒロ
    美穂=Miho;ミホ 香織=Kaori;カオリ 節子=Setsuko;セツコ 文子=Fumiko;フミコ 結衣=Yui;ユイ 凛=Rin;リン さくら=Sakura;サクラ ひなた=Hinata;ヒナタ みどり=Midori;ミドリ`,
  families: `佐々木=Sasaki;ササキ 高橋=Takahashi;タカハシ 渡辺=Watanabe;ワタナベ 小林=Kobayashi;コバヤシ 中村=Nakamura;ナカムラ 加藤=Kato/Katoh;カトウ 吉田=Yoshida;ヨシダ
    山口=Yamaguchi;ヤマグチ 松本=Matsumoto;マツモト 井上=Inoue/Inouye;イノウエ 木村=Kimura;キムラ 清水=Shimizu;シミズ 林=Hayashi;ハヤシ 斎藤=Saito/Saitoh;サイトウ 橋本=Hashimoto;ハシモト
    阿部=Abe;アベ 石川=Ishikawa;イシカワ 前田=Maeda;マエダ 藤田=Fujita;フジタ 小川=Ogawa;オガワ 岡田=Okada;オカダ 後藤=Goto/Gotoh;ゴトウ 長谷川=Hasegawa;ハセガワ
    村上=Murakami;ムラカミ 近藤=Kondo/Kondoh;コンドウ 石井=Ishii;イシイ 坂本=Sakamoto;サカモト 遠藤=Endo/Endoh;エンドウ 青木=Aoki;アオキ 藤井=Fujii;フジイ
    西村=Nishimura;ニシムラ 福田=Fukuda;フクダ 太田=Ota/Ohta;オオタ 三浦=Miura;ミウラ 岡本=Okamoto;オカモト 竹内=Takeuchi;タケウチ 原田=Harada;ハラダ`,
})

export const korean = namePool({
  language: 'ko',
  script: 'Hang',
  pattern: 'family_given',
  countries: 'KOR',
  gap: '',
  men: `민준=Minjun/Min-jun/Min_Joon 서준=Seojun/Seo-jun 도윤=Doyun/Do-yoon 예준=Yejun/Ye-jun 지호=Jiho/Ji-ho 준서=Junseo/Jun-seo 현우=Hyunwoo/Hyun-woo/Hyeonu
    우진=Woojin/Woo-jin 건우=Gunwoo/Gun-woo 성호=Sungho/Sung-ho/Seongho 영수=Youngsoo/Young-soo/Yeongsu 영호=Youngho/Young-ho 상철=Sangchul/Sang-chul/Sangcheol
    동현=Donghyun/Dong-hyun 재훈=Jaehoon/Jae-hoon 승현=Seunghyun/Seung-hyun 광수=Kwangsoo/Kwang-soo 병철=Byungchul/Byung-chul 진우=Jinwoo/Jin-woo
    기현=Kihyun/Ki-hyun 종수=Jongsoo/Jong-soo 형준=Hyungjun/Hyung-jun`,
  women: `서연=Seoyeon/Seo-yeon 서윤=Seoyun/Seo-yoon 지우=Jiwoo/Ji-woo 하은=Haeun/Ha-eun 민서=Minseo/Min-seo 수빈=Subin/Soo-bin 지은=Jieun/Ji-eun 은지=Eunji/Eun-ji
    혜진=Hyejin/Hye-jin 유진=Yujin/Eugene/Yoo-jin 미경=Mikyung/Mi-kyung/Migyeong 영희=Younghee/Young-hee/Yeonghui 정숙=Jungsook/Jung-sook 순자=Soonja/Soon-ja
    명희=Myunghee/Myung-hee 경희=Kyunghee/Kyung-hee 선영=Sunyoung/Sun-young 현주=Hyunju/Hyun-joo 보람=Boram/Bo-ram 나영=Nayoung/Na-young 다은=Daeun/Da-eun
    소영=Soyoung/So-young 옥순=Oksoon/Ok-soon 말순=Malsoon/Mal-soon`,
  families: `김=Kim/Gim 이=Lee/Yi/Rhee 박=Park/Pak/Bak 최=Choi/Choe 정=Jung/Chung/Jeong 강=Kang/Gang 조=Cho/Jo 윤=Yoon/Yun 장=Jang/Chang 임=Lim/Im/Rim
    한=Han 오=Oh/O 서=Seo/Suh 신=Shin/Sin 권=Kwon/Gwon 황=Hwang 안=Ahn/An 송=Song 류=Ryu/Yoo 홍=Hong 전=Jeon/Chun 고=Ko/Go/Koh 손=Son/Sohn 배=Bae/Pae
    백=Baek/Paik 허=Heo/Hur 남=Nam 심=Shim/Sim 노=Noh/Roh 하=Ha 곽=Kwak/Gwak 성=Sung/Seong 차=Cha 주=Joo/Ju 우=Woo/U 구=Koo/Gu 민=Min 진=Jin/Chin`,
})

export const vietnamese = namePool({
  language: 'vi',
  script: 'Latn',
  pattern: 'family_given',
  countries: 'VNM',
  passports: 'plain',
  men: `An Bình Bảo Cường Chiến Dũng Duy Đạt Đức Giang Hải Hiếu Hoàng Hùng Huy Khánh Khoa Kiên Lâm Long Lộc Minh Nam Nghĩa Phong
    Quang Quân Quốc Sơn Tài Thắng Thành Thịnh Tiến Toàn Trung Tuấn Việt Vinh`,
  women: `Anh Bích Châu Chi Cúc Diễm Dung Đào Giang Hà Hạnh Hằng Hiền Hoa Hồng Huệ Hương Lan Liên Linh Loan Mai My Nga Ngân Ngọc Nhung
    Oanh Phượng Quyên Thảo Thu Thủy Trang Trinh Tuyết Uyên Vân Xuân Yến`,
  middleMen: 'Văn Hữu Đức Công Minh Quang Xuân Đình Ngọc Thanh Anh Bá Trọng',
  middleWomen: 'Thị Thị_Kim Thị_Thu Ngọc Thị_Minh Thanh Bích Thùy Phương Hoàng Thị_Hồng Mỹ',
  families: `Nguyễn Trần Lê Phạm Huỳnh=Huynh/Hoang Phan Vũ=Vu/Vo Đặng Bùi Đỗ Ngô Dương Lý Đinh Đoàn Trịnh Mai Đào Trương Lâm Hà Cao Tạ Thái Quách Kiều
    Châu Lương Vương Từ Chu Nghiêm Phùng Khổng Tăng Doãn La`,
})

export const indonesian = namePool({
  language: 'id',
  script: 'Latn',
  pattern: 'given_only',
  countries: 'IDN*6 MYS',
  men: `Achmad=Ahmad Adi Agus Aji Andi Arief=Arif Bagus Bambang Budi Cahyo Darmawan Dedi=Dedy Dwi Eko Fajar Galih Hadi Hendra Heri=Hery
    Indra Iwan Joko=Djoko Kurniawan Muhamad=Muhammad/Mochamad Nugroho Pramono Rahmat=Rachmat Ridwan Rizki=Rizky Rudi=Rudy Slamet Sugeng Suryadi=Soerjadi
    Sutrisno=Soetrisno Taufik=Taufiq Teguh Tri Wahyu Yanto Yudi=Yudhi`,
  women: `Ani Astuti Ayu Citra Dewi Dian Eka Endang Fitri=Fitria Indah Intan Kartika Lina Maya Ningsih Novita Nur Nurul Puji
    Putri Rahayu Rani Ratna Retno Rina Rini Sari Siti Sri Suci Sulastri Susanti Tri Tuti Utami Wahyuni Wati Wulan Yuliana Yuni`,
  families: `Anggoro Firmansyah Ginting Halim Handoko Harahap Hasibuan Kusuma=Koesoema Lubis Mahendra Nababan Nasution Permana Prasetyo
    Pratama Purnomo=Poernomo Ramadhan Santoso Saputra Siahaan Simanjuntak Siregar Sitompul Situmorang Suharyono Sulistyo Supriyadi Surbakti
    Susilo Sutanto Tarigan Wibowo Wicaksono Wijaya=Widjaja Winarno Yulianto`,
})

export const thai = namePool({
  language: 'th',
  script: 'Thai',
  pattern: 'given_family',
  countries: 'THA',
  men: `กิตติ=Kitti เกียรติศักดิ์=Kiatisak/Kiattisak จักรพงษ์=Chakraphong/Jakkapong ชัยวัฒน์=Chaiwat ณัฐพล=Natthaphon/Nattapon ดนัย=Danai ธนากร=Thanakon/Tanakorn
    ธีรพงษ์=Thiraphong/Teerapong นพดล=Noppadon/Nopadol นิรันดร์=Niran ประเสริฐ=Prasoet/Prasert ปิยะ=Piya พงศกร=Phongsakon/Pongsakorn พิชัย=Phichai/Pichai
    ไพโรจน์=Phairot/Pairoj มนตรี=Montri มานพ=Manop ยุทธนา=Yutthana/Yuttana วิชัย=Wichai/Vichai วีระ=Wira/Veera ศักดิ์ชัย=Sakchai สมชาย=Somchai สมบัติ=Sombat
    สมศักดิ์=Somsak สุชาติ=Suchat สุรชัย=Surachai อนุชา=Anucha อภิชาติ=Aphichat/Apichart อำนาจ=Amnat เอกชัย=Ekkachai/Ekachai`,
  women: `กนกวรรณ=Kanokwan กาญจนา=Kanchana จันทร์เพ็ญ=Chanphen/Janpen จิราพร=Chiraphon/Jiraporn ดวงใจ=Duangchai/Duangjai ทัศนีย์=Thatsani/Tassanee นงลักษณ์=Nonglak
    นภาพร=Naphaphon/Napaporn นิภา=Nipha/Nipa บุษบา=Butsaba/Bussaba ปราณี=Prani/Pranee พรทิพย์=Phonthip/Porntip พัชรี=Phatchari/Patcharee มาลี=Mali/Malee
    ยุพา=Yupha/Yupa รัตนา=Rattana ลัดดา=Ladda วันเพ็ญ=Wanphen/Wanpen วิไล=Wilai ศิริพร=Siriphon/Siriporn สมใจ=Somchai/Somjai สมพร=Somphon/Somporn สายฝน=Saifon
    สุกัญญา=Sukanya สุนีย์=Suni/Sunee สุภาพร=Suphaphon/Supaporn อรทัย=Orathai อรุณี=Aruni/Arunee อัมพร=Amphon/Amporn`,
  families: `แก้วมณี=Kaeomani/Kaewmanee ใจดี=Chaidi/Jaidee ชูศรี=Chusi/Choosri ดวงแก้ว=Duangkaeo/Duangkaew ทองคำ=Thongkham ทองสุข=Thongsuk/Tongsook ธนูทอง=Thanuthong
    นาคสวัสดิ์=Naksawat บัวทอง=Buathong บุญมา=Bunma/Boonma บุญเรือง=Bunrueang/Boonruang บุญรอด=Bunrot/Boonrod ปานทอง=Panthong พงษ์พานิช=Phongphanit/Pongpanich
    พรหมมา=Phromma/Promma มณีรัตน์=Manirat/Maneerat มีสุข=Misuk/Meesuk ยอดแก้ว=Yotkaeo/Yodkaew รักษาศรี=Raksasi รุ่งเรือง=Rungrueang/Rungruang ลาภมาก=Lapmak
    วงศ์ทองดี=Wongthongdi/Wongthongdee วงษ์ทอง=Wongthong ศรีจันทร์=Sichan/Srichan ศรีทอง=Sithong/Srithong ศรีสุข=Sisuk/Srisuk สายทอง=Saithong สมบูรณ์=Sombun/Somboon
    สีดา=Sida/Seeda สุขใจ=Sukchai/Sukjai สุวรรณ=Suwan แสงจันทร์=Saengchan แสงทอง=Saengthong หนูแก้ว=Nukaeo/Nookaew อินทร์แก้ว=Inkaeo/Inkaew อ่อนละมัย=Onlamai`,
})
