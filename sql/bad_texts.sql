-- Texts that are no names: every function that takes a name answers with an
-- error or with nothing, in each place where a text may stand, and goes on.
CREATE TEMP TABLE bad (what text, t text, has_letters boolean DEFAULT false);
INSERT INTO bad (what, t) VALUES
	('empty', ''), ('spaces', '   '), ('other spaces', E'\u00a0\u2003\u3000\t\r\n'), ('punctuation', '.,;:!?-_/()[]{}"''`~@#$%^&*+=|\<>'),
	('Chinese punctuation', '，。；：！？、（）【】《》「」'), ('emoji', '🧦🧦'), ('emoji in a row with joiners', E'👩\u200d👩\u200d👧\u200d👦🏽'), ('flags', '🇨🇳'),
	('Arabic', 'جوارب قطنية'), ('Hebrew', 'גרביים'), ('right-to-left marks', E'\u202e\u200f\u2067'),
	('NUL-like escapes', E'\\0 \\x00 \\u0000 %00 &#0;'), ('control characters', E'\x01\x02\x07\x1b\x7f'), ('formats', '%s%n%x %1$s'), ('quotes', ''' OR ''1''=''1'),
	('a byte order mark', E'\ufeff'), ('replacement', E'\ufffd\ufffd'), ('private use', E'\ue000\U0010fffd'), ('no characters', E'\U000effff\ufffe'),
	('combining marks', repeat(E'\u0301', 500)), ('digits', '1234567890'), ('letters of other scripts', 'Носки носки κάλτσες 양말 靴下くつした'),
	('one letter', 'x'), ('a megabyte', repeat('x', 1000000)), ('a megabyte of words', repeat('qwx zvk ', 125000)), ('a megabyte of Chinese', repeat('龘', 333333)),
	('a megabyte of emoji', repeat('🧦', 250000)), ('a megabyte of punctuation', repeat(', ', 500000)), ('a megabyte of marks', repeat(E'\u0301', 500000));
UPDATE bad SET has_letters = true WHERE what IN ('Arabic', 'Hebrew', 'NUL-like escapes', 'formats', 'quotes', 'digits', 'letters of other scripts', 'one letter',
	'a megabyte', 'a megabyte of words', 'a megabyte of Chinese', 'a megabyte of emoji', 'a megabyte of punctuation', 'a megabyte of marks');

SELECT count(*) AS texts,
	   count(*) FILTER (WHERE EXISTS (SELECT FROM find_product(t) WHERE taken)) AS products,
	   count(*) FILTER (WHERE EXISTS (SELECT FROM find_place(t))) AS places,
	   count(*) FILTER (WHERE (locate_address(t)).place_id IS NOT NULL) AS addresses,
	   count(nearest_cluster_id(t, 'POINT(120 30)')) AS nearest,
	   count(*) FILTER (WHERE EXISTS (SELECT FROM nearest_clusters(t, 'POINT(120 30)'))) AS several,
	   count(cluster_distance(t, 'POINT(120 30)')) AS distances, count(*) FILTER (WHERE in_cluster(t, 'POINT(120 30)')) AS inside,
	   count(*) FILTER (WHERE EXISTS (SELECT FROM clusters_for(t))) AS clusters,
	   count(*) FILTER (WHERE EXISTS (SELECT FROM products_of(t))) AS made,
	   count(*) FILTER (WHERE EXISTS (SELECT FROM find_place('Zhuji', t) WHERE makes)) AS makes
FROM bad;
SELECT what FROM bad WHERE EXISTS (SELECT FROM find_product(t) WHERE taken) OR EXISTS (SELECT FROM find_place(t)) OR (locate_address(t)).place_id IS NOT NULL;

-- Round a name those without letters take nothing away.
SELECT count(*) > 10 AS many, count(*) FILTER (WHERE p.product IS DISTINCT FROM 'socks') AS product_lost,
	   count(*) FILTER (WHERE NOT EXISTS (SELECT FROM find_place(t || ' Zhuji ' || t) f WHERE f.place = 'Zhuji')) AS place_lost,
	   count(*) FILTER (WHERE (locate_address(t || ', Zhuji, Zhejiang, ' || t)).place IS DISTINCT FROM 'Zhuji') AS address_lost
FROM bad LEFT JOIN LATERAL find_product(t || ' socks ' || t) p ON p.taken
WHERE NOT has_letters;

-- Bytes that are not UTF-8 never come so far.
\set VERBOSITY terse
SELECT find_product(convert_from('\xff736f636b73', 'UTF8'));
SELECT find_place(convert_from('\xe6b5', 'UTF8'));
SELECT locate_address(convert_from('\xc080', 'UTF8'));
SELECT nearest_cluster_id(convert_from('\xeda080', 'UTF8'), 'POINT(120 30)');
SELECT find_product(E'socks\x00');

-- Nor does anything stay behind.
SELECT product FROM find_product('socks') WHERE taken;
SELECT place FROM find_place('Zhuji');

-- Two places of one name: all of them where there may be several, none where one is needed, unless more is said.
SELECT t, (SELECT count(*) FROM find_place(t)) AS offered, (SELECT count(DISTINCT p.place_id) FROM find_place(t, 'sunglasses') p WHERE makes) AS of_sunglasses,
	   (SELECT count(DISTINCT province) FROM products_of(t)) AS provinces_listed, (locate_address(t)).place AS located
FROM unnest(ARRAY['Taizhou', 'Suzhou', 'Fuyang', '朝阳', 'Taizhou, Jiangsu', 'Suzhou Anhui', '杭州富阳']) t;
