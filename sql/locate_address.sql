-- Written addresses, with the place that a reader of the map would say. NULL:
-- the address does not tell, or is not in China.
CREATE TEMP TABLE address (number int GENERATED ALWAYS AS IDENTITY, address text, place text);
INSERT INTO address (address, place) VALUES
-- Chinese, from large to small
('浙江省诸暨市大唐街道开元路88号', 'datang-zhuji'),
('中国浙江省绍兴市诸暨市大唐镇', 'datang-zhuji'),
('浙江省义乌市北苑街道丹溪北路188号', 'yiwu-jinhua'),
('义乌国际商贸城一区1楼', 'yiwu-international-trade-city-yiwu'),
('浙江省杭州市富阳区银湖街道', 'fuyang-hangzhou'),
('富阳市新登镇共和村', 'fuyang-hangzhou'),
('安徽省阜阳市颍州区颍淮大道', 'fuyang-anhui'),
('辽宁省阜新市海州区', 'fuxin-liaoning'),
('浙江省台州市温岭市城东街道', 'wenling-taizhou'),
('江苏省泰州市靖江市西来镇', 'jingjiang-taizhou'),
('江苏省苏州市吴江区盛泽镇舜湖西路', 'shengze-wujiang'),
('江苏省吴江市盛泽镇', 'shengze-wujiang'),
('安徽省宿州市埇桥区', 'suzhou-anhui'),
('浙江省丽水市云和县白龙山街道', 'yunhe-lishui'),
('江苏省南京市溧水区永阳街道', 'lishui-nanjing'),
('广东省佛山市南海区里水镇和顺', 'lishui-nanhai'),
('浙江省兰溪市上华街道', 'lanxi-jinhua'),
('黑龙江省绥化市兰西县兰西镇', 'lanxi-suihua'),
('黑龙江省伊春市伊美区', 'yichun-heilongjiang'),
('江西省宜春市袁州区', 'yichun-jiangxi'),
('福建省福州市长乐区金峰镇', 'changle-fuzhou'),
('山东省潍坊市昌乐县鄌郚镇', 'tangwu-changle'),
('江西省抚州市临川区', 'fuzhou-jiangxi'),
('广东省汕头市潮阳区谷饶镇', 'chaoyang-shantou'),
('北京市朝阳区建国路93号', 'chaoyang-beijing'),
('辽宁省朝阳市双塔区', 'chaoyang-liaoning'),
('吉林省长春市朝阳区人民大街', 'changchun-jilin'),
('江苏省苏州市相城区渭塘镇', 'xiangcheng-suzhou'),
('河南省许昌市襄城县', 'xiangcheng-xuchang'),
('河南省项城市水寨街道', 'xiangcheng-zhoukou'),
('福建省漳州市芗城区', 'xiangcheng-zhangzhou'),
('山东省胶南市珠海街道', 'huangdao-qingdao'),
('浙江省绍兴县柯桥街道', 'keqiao-shaoxing'),
('浙江省余杭市临平镇', 'zhejiang'),
('杭州市余杭区五常街道文一西路969号', 'hangzhou-zhejiang'),
('广东省中山市古镇镇', 'guzhen-zhongshan'),
('浙江省嘉兴市桐乡市乌镇古镇', 'tongxiang-jiaxing'),
('江苏省太仓市沙溪镇', 'jiangsu'),
('广东省中山市沙溪镇', 'shaxi-zhongshan'),
('深圳市龙岗区横岗街道', 'henggang-longgang'),
('深圳市龙岗区横岗镇', 'henggang-longgang'),
('浙江省温州市龙港市', 'longgang-wenzhou'),
('上海市黄浦区南京东路100号', 'shanghai'),
('天津市河北区中山路', 'tianjin'),
('广州市越秀区北京路', 'guangzhou-guangdong'),
('四川省乐山市峨眉山市', 'leshan-sichuan'),
('北京市东城区朝阳门街道', 'beijing'),
('内蒙古自治区呼和浩特市新城区', 'hohhot-inner-mongolia'),
('新疆维吾尔自治区乌鲁木齐市天山区', 'urumqi-xinjiang'),
('吉林省延边朝鲜族自治州延吉市', 'yanbian-jilin'),
('青海省海南州共和县', 'hainan-qinghai'),
('海南省海口市龙华区', 'haikou-hainan'),
('吉林省吉林市船营区', 'jilin-jilin'),
('湖北省仙桃市彭场镇', 'xiantao-hubei'),
('新疆石河子市', 'shihezi-xinjiang'),
('香港九龍旺角彌敦道', 'hong-kong'),
('臺灣省高雄市', 'taiwan'),
('廣東省東莞市虎門鎮', 'humen-dongguan'),
('地址：浙江省，温州市，瓯海区', 'ouhai-wenzhou'),
('浙江 绍兴 诸暨', 'zhuji-shaoxing'),
-- English, both ways round
('No. 88 Kaiyuan Road, Datang Subdistrict, Zhuji City, Shaoxing, Zhejiang Province, 311800, P.R. China', 'datang-zhuji'),
('No 88 Kaiyuan Road Datang Zhuji Shaoxing Zhejiang China 311800', 'datang-zhuji'),
('Zhuji City, Zhejiang', 'zhuji-shaoxing'),
('China, Zhejiang Province, Taizhou City, Wenling City, Damaiyu Street', 'wenling-taizhou'),
('Taizhou, Jiangsu', 'taizhou-jiangsu'),
('Zhejiang Taizhou', 'taizhou-zhejiang'),
('Suzhou Industrial Park, Jiangsu 215021', 'suzhou-jiangsu'),
('Suzhou, Anhui Province', 'suzhou-anhui'),
('Fuyang District, Hangzhou', 'fuyang-hangzhou'),
('Yinzhou, Fuyang, Anhui', 'fuyang-anhui'),
('Lishui Town, Nanhai District, Foshan City', 'lishui-nanhai'),
('Lishui District, Nanjing', 'lishui-nanjing'),
('Lishui City, Zhejiang', 'lishui-zhejiang'),
('Lanxi County, Suihua, Heilongjiang', 'lanxi-suihua'),
('Lanxi, Jinhua, Zhejiang', 'lanxi-jinhua'),
('Yuanzhou District, Yichun, Jiangxi', 'yichun-jiangxi'),
('Yichun City, Heilongjiang', 'yichun-heilongjiang'),
('Gulou District, Fuzhou, Fujian', 'fuzhou-fujian'),
('Fuzhou, Jiangxi', 'fuzhou-jiangxi'),
('Chaoyang District, Beijing 100020', 'chaoyang-beijing'),
('Gurao Town, Chaoyang, Shantou, Guangdong', 'chaoyang-shantou'),
('Chaoyang City, Liaoning', 'chaoyang-liaoning'),
('Xiangcheng District, Suzhou', 'xiangcheng-suzhou'),
('Xiangcheng, Zhoukou, Henan', 'xiangcheng-zhoukou'),
('Xiangcheng, Henan', 'henan'),
('Wujiang City, Jiangsu Province', 'wujiang-suzhou'),
('Jiaonan, Qingdao, Shandong', 'huangdao-qingdao'),
('Yuhang District, Hangzhou, Zhejiang', 'hangzhou-zhejiang'),
('Panyu City, Guangdong', 'panyu-guangzhou'),
('Soochow, Kiangsu', 'suzhou-jiangsu'),
('Canton, China', 'guangzhou-guangdong'),
('Tsingtao, Shantung', 'qingdao-shandong'),
('Zhongshan Road, Guangzhou', 'guangzhou-guangdong'),
('Guzhen Town, Zhongshan City', 'guzhen-zhongshan'),
('5 Nanjing East Road, Shanghai', 'shanghai'),
('Rm 1203, Beijing Mansion, Futian, Shenzhen', 'futian-shenzhen'),
('Hohhot, Inner Mongolia', 'hohhot-inner-mongolia'),
('Enshi Tujia and Miao Autonomous Prefecture, Hubei', 'enshi-hubei'),
('Urumqi, Xinjiang Uygur Autonomous Region', 'urumqi-xinjiang'),
('Jilin, Jilin', 'jilin-jilin'),
('Changchun, Jilin', 'changchun-jilin'),
('Hung Hom, Kowloon, Hong Kong', 'hong-kong'),
('Zhujiang Golden Star Hosiery Co., Ltd., Datang Industrial Zone, Zhuji, Zhejiang', 'datang-zhuji'),
('Yiwu Market, Futian Street, Yiwu', 'yiwu-international-trade-city-yiwu'),
('Xiamen (Fujian)', 'xiamen-fujian'),
('City of Wenzhou / Zhejiang', 'wenzhou-zhejiang'),
-- Pinyin, apostrophes, tones, spaces
('Zhèjiāng Shěng Zhūjì Shì', 'zhuji-shaoxing'),
('Zhe Jiang Sheng, Yi Wu Shi', 'yiwu-jinhua'),
('Xi''an, Shaanxi', 'xian-shaanxi'),
('Xian, Shaanxi', 'xian-shaanxi'),
('Xi An City', 'xian-shaanxi'),
('Gu''an Xian, Langfang Shi, Hebei Sheng', 'guan-langfang'),
('Weinan Shi, Dali Xian, Shaanxi', 'weinan-shaanxi'),
('Yiwushi, Zhejiangsheng', 'yiwu-jinhua'),
('Lüliang, Shanxi', 'luliang-shanxi'),
('Guang Dong, Shan Tou', 'shantou-guangdong'),
-- Mixed
('Datang Town 大唐镇, Zhuji 诸暨', 'datang-zhuji'),
('浙江 Zhejiang, Wenzhou 温州', 'wenzhou-zhejiang'),
('广东省 Shenzhen 龙岗区 Building A', 'longgang-shenzhen'),
-- Misspelt
('Zhuji, Zhejaing', 'zhuji-shaoxing'),
('Shenzen, China', 'shenzhen-guangdong'),
('Guangzou, Guangdong', 'guangzhou-guangdong'),
('Shaoxin City, Zhejiang', 'shaoxing-zhejiang'),
('Yongkan, Jinhua, Zhejiang', 'yongkang-jinhua'),
('Zhejaing Province, Yiwu', 'yiwu-jinhua'),
('Dongguang City, Guangdong', 'dongguan-guangdong'),
-- Parts that contradict each other
('诸暨市, 江苏省', 'zhuji-shaoxing'),
('Wenzhou City, Jiangsu', 'wenzhou-zhejiang'),
('Baoshan, Shanghai', 'shanghai'),
('Liangshan, Shandong', 'shandong'),
-- One name that several places share, and no more
('Taizhou', NULL), ('Suzhou, China', NULL), ('Fuyang', NULL), ('Lishui', NULL), ('Lanxi', NULL), ('Yichun', NULL),
('Fuzhou', NULL), ('Chaoyang', NULL), ('朝阳', NULL), ('Xiangcheng', NULL), ('Yulin, China 537000', NULL), ('Jinchang', NULL),
-- unless one of them is the province, or holds the others
('Hainan', 'hainan'), ('Jilin', 'jilin'), ('海南', 'hainan'), ('云浮市', 'yunfu-guangdong'), ('衡水市', 'hengshui-hebei'),
-- Other countries
('Paris, France', NULL), ('123 Main Street, Springfield, IL 62704, USA', NULL), ('Canton, Ohio 44702', NULL),
('Nanjing Restaurant, 5 High Street, London, United Kingdom', NULL), ('美国加利福尼亚州洛杉矶', NULL), ('日本东京都港区', NULL),
('Ali Baba Trading LLC, Deira, Dubai', NULL), ('12 Dali Museum Road, St Petersburg', NULL), ('Hanoi, Vietnam', NULL),
('Москва, Россия', NULL), ('القاهرة', NULL), ('서울특별시 강남구', NULL), ('Ulaanbaatar, Mongolia', NULL),
-- Nothing at all
('', NULL), ('   ', NULL), (',,,;;', NULL), ('n/a', NULL), ('unknown', NULL), ('China', NULL), ('中国', NULL), ('311800', NULL),
('🧦🧦🧦', NULL), ('No. 5, Room 302', NULL), ('Beijing, Shanghai', NULL), ('省市县区镇', NULL), ('asdf qwer zxcv', NULL),
('Xinchang', NULL), ('Datang Power Co., Ltd.', NULL), ('大唐电力集团', NULL);

CREATE TEMP TABLE answer AS
SELECT a.number, a.address, a.place AS wanted, p.slug AS given, l.level, l.confidence, l.matched
FROM address a, locate_address(a.address) l LEFT JOIN atlas.place p ON p.id = l.place_id;

SELECT count(*) >= 100 AS many, count(*) FILTER (WHERE wanted IS NULL) >= 30 AS many_without,
	   count(*) FILTER (WHERE wanted IS NOT DISTINCT FROM given) * 100 / count(*) AS percent_right
FROM answer;
SELECT address, wanted, given, round(confidence::numeric, 2) AS confidence, matched
FROM answer WHERE wanted IS DISTINCT FROM given ORDER BY number;

-- One row always, as a supplier table wants it; NULL in, NULLs out.
SELECT count(*) = (SELECT count(*) FROM address) AS each_one FROM answer;
SELECT l IS NULL AS nothing FROM locate_address(NULL) l;

-- What an answer holds.
SELECT place_id = (SELECT id FROM atlas.place WHERE slug = 'datang-zhuji') AS it, place, level, province,
	   location = (SELECT location FROM atlas.place WHERE slug = 'datang-zhuji') AS there, precision_m, matched
FROM locate_address('浙江省诸暨市大唐街道开元路88号');
SELECT place, level, province, matched FROM locate_address('No. 1, Pearl River Delta');
SELECT matched FROM locate_address('  Zhūjì  Shì,Zhejiang Province ');

-- The more agrees the surer, and what contradicts shows.
WITH c (n, address) AS (VALUES (1, 'Zhuji'), (2, 'Zhuji, Shaoxing'), (3, 'Zhuji, Shaoxing, Zhejiang'))
SELECT bool_and(more) AS surer FROM (SELECT confidence > lag(confidence) OVER (ORDER BY n) AS more FROM c, locate_address(c.address)) s;
SELECT (locate_address('诸暨市, 江苏省')).confidence < 0.5 AND (locate_address('诸暨市, 浙江省')).confidence > 0.9 AS seen,
	   (locate_address('长春市朝阳区')).confidence < (locate_address('长春市')).confidence AS a_little,
	   (locate_address('Shenzen')).confidence < (locate_address('Shenzhen')).confidence AS misspelt;
SELECT min(confidence) > 0 AND max(confidence) < 1 AS in_bounds FROM answer WHERE given IS NOT NULL;

-- The order of the parts does not matter where commas part them.
SELECT count(*) > 50 AS many, count(*) FILTER (WHERE (locate_address(turned)).place_id IS DISTINCT FROM (locate_address(address)).place_id) AS differ
FROM (SELECT address, (SELECT string_agg(x, ', ' ORDER BY n DESC) FROM regexp_split_to_table(address, ', ?') WITH ORDINALITY t (x, n)) AS turned
	  FROM address WHERE address LIKE '%, %' AND address !~ '[一-鿿]' AND place IS NOT NULL) s;

-- Every place answers to its names with those of its parents, whatever the language.
SELECT p.slug, l.place, l.confidence FROM atlas.place p
LEFT JOIN atlas.place q ON q.id = p.parent_id LEFT JOIN atlas.place r ON r.id = q.parent_id,
	 locate_address(concat_ws(', ', p.name, q.name, r.name)) l
WHERE l.place_id IS DISTINCT FROM p.id;
SELECT p.slug, l.place, l.confidence FROM atlas.place p
LEFT JOIN atlas.place q ON q.id = p.parent_id LEFT JOIN atlas.place r ON r.id = q.parent_id,
	 locate_address(concat(r.name_zh, q.name_zh, p.name_zh)) l
WHERE l.place_id IS DISTINCT FROM p.id;

-- Long, and not what it should be.
SELECT place FROM locate_address('浙江省诸暨市' || repeat('大唐街道开元路', 100000));
SELECT place FROM locate_address(repeat('Zhuji, Zhejiang, ', 100000));
SELECT l IS NULL AS nothing FROM locate_address(repeat('x', 1000000)) l;
SELECT l IS NULL AS nothing FROM locate_address(repeat(', ', 500000)) l;
SELECT place FROM locate_address(E'Zhuji\x01\x02,\tZhejiang\u200f\u202e');
SELECT l IS NULL AS nothing FROM locate_address(E'\\x00 \\u0000 %s %n '';--') l;

-- The setting: nothing is spelt like anything any more.
SET cluster_atlas.place_similarity = 1;
SELECT place FROM locate_address('Shenzen, China');
RESET cluster_atlas.place_similarity;
SET cluster_atlas.place_similarity = 2;

-- The user's own places count at once, and hidden ones no more.
BEGIN;
INSERT INTO atlas.place (slug, level, name, name_zh, parent_id, location)
SELECT 'fengqiao-zhuji', 'town', 'Fengqiao', '枫桥镇', id, 'POINT(120.4 29.8)' FROM atlas.place WHERE slug = 'zhuji-shaoxing';
SELECT place, level FROM locate_address('浙江省诸暨市枫桥镇步森大道');
INSERT INTO atlas.retirement (entity, row_id, reason) SELECT 'place', id, 'test' FROM atlas.place WHERE slug = 'zhuji-shaoxing';
SELECT place, level, province FROM locate_address('浙江省诸暨市枫桥镇步森大道');
SELECT place, level FROM locate_address('浙江省诸暨市');
ROLLBACK;
SELECT place, level FROM locate_address('浙江省诸暨市枫桥镇步森大道');
