-- Places by name: all of one name, the best first.
CREATE FUNCTION pg_temp.slugs(text, text DEFAULT NULL) RETURNS text LANGUAGE sql
RETURN (SELECT string_agg(p.slug, ' ' ORDER BY f.n) FROM find_place($1, $2) WITH ORDINALITY
			AS f (place_id, place, level, name_zh, parents, similarity, matched, lang, longitude, latitude, makes, n)
		JOIN atlas.place p ON p.id = f.place_id);

SELECT place, level, name_zh, parents, similarity, matched, lang, longitude, latitude, makes FROM find_place('Zhuji');
SELECT place, level, name_zh, parents, similarity, matched, lang, makes FROM find_place('Taizhou', 'sunglasses');

-- Homonyms: bigger first, then those with more clusters.
SELECT t, pg_temp.slugs(t) FROM unnest(ARRAY['Taizhou', 'Suzhou', 'Fuyang', 'Lishui', 'Lanxi', 'Yichun', 'Fuzhou', 'Chaoyang', 'Xiangcheng',
	'Yulin', 'Hainan', 'Jilin', 'Longgang', 'Lucheng', 'Changle', 'Pingshan', 'Jinchang', '朝阳', '海南']) t;

-- One place in many forms.
SELECT t, pg_temp.slugs(t) FROM unnest(ARRAY['诸暨', '诸暨市', '诸暨县', 'Zhuji', 'zhuji city', 'ZHUJI CITY', 'City of Zhuji', 'Zhu Ji', 'Zhu Ji Shi', 'Zhūjì', '330681',
	'zhuji-shaoxing', 'Zhuji, Zhejiang', 'Zhejiang, Zhuji', '浙江诸暨', '浙江省绍兴市诸暨市', 'Zhuji (Zhejiang)', 'Ｚｈｕｊｉ', '諸暨', 'Zhuji, P.R. China']) t;
SELECT t, pg_temp.slugs(t) FROM unnest(ARRAY['Xi''an', 'Xian', 'Xi An', 'Xi’an Shi', '西安', 'Sian', '610100']) t;
SELECT t, pg_temp.slugs(t) FROM unnest(ARRAY['Wujiang City', '吴江市', 'Jiaonan', '胶南', '绍兴县', 'Shaoxing County', 'Shaoxing', '衡水市', '云浮市', '金阊', 'Canton',
	'浙', 'Beirong', 'Huqiu Wedding Dress City', 'PRD', '长三角']) t;

-- The suffix says what is meant, first or only.
SELECT t, pg_temp.slugs(t) FROM unnest(ARRAY['Jilin City', 'Jilin Province', '吉林市', '吉林省', 'Lishui City', 'Lishui Town', '里水镇', 'Fuyang District', '富阳区', '海南省', '海南藏族自治州',
	'Chaoyang District', '朝阳市', '河北区', 'Hebei District', '河北省']) t;

-- Other parts narrow the choice.
SELECT t, pg_temp.slugs(t) FROM unnest(ARRAY['Taizhou, Zhejiang', 'Taizhou Jiangsu', '江苏泰州', 'Suzhou Anhui', 'Fuyang, Hangzhou', 'Lishui, Nanjing', 'Lishui Foshan', 'Chaoyang, Shantou',
	'Xiangcheng, Henan', 'Suzhou, China', 'Hubei Zhuji', 'Zhuji socks factory outlet']) t;

-- Misspelt, by likeness; nothing far off.
SELECT place, parents, similarity, matched FROM find_place('Shenzen');
SELECT place, parents, similarity, matched FROM find_place('Zhuji, Zhejaing');
SELECT t, pg_temp.slugs(t) FROM unnest(ARRAY['Guangzou', 'Wenzou', 'Hangzhoou', 'Helicopter', 'London', 'Paris, France', 'xyz', '东京', 'Tokyo']) t;
-- Its likeness is pg_trgm's: of "shenzen" and "shenzhen" 6 of 10 trigrams are shared.
SELECT similarity = 0.6::real AS as_pg_trgm_says FROM find_place('shenzen') WHERE matched = 'Shenzhen';
SET cluster_atlas.place_similarity = 0.61;
SELECT count(*) FROM find_place('Shenzen');
RESET cluster_atlas.place_similarity;

-- Those that make the product come first; of an unknown product nothing is said.
SELECT place, parents, makes FROM find_place('Lishui', 'socks');
SELECT place, parents, makes FROM find_place('Suzhou', 'no such product');
WITH made AS MATERIALIZED (
	SELECT DISTINCT a.ancestor_id FROM clusters_for('socks') c JOIN atlas.cluster k ON k.id = c.cluster_id JOIN atlas.place_ancestor a ON a.place_id = k.place_id
)
SELECT bool_and(makes = (f.place_id IN (SELECT ancestor_id FROM made))) AS as_clusters_for_says, count(*) > 500 AS many
FROM atlas.place p, find_place(p.name, 'socks') f WHERE p.level <> 'region';

-- Every name, Chinese name, code and other name leads to its place.
SELECT count(*) > 2000 AS many, count(*) FILTER (WHERE NOT EXISTS (SELECT FROM find_place(n.name) f WHERE f.place_id = n.id AND f.similarity = 1)) AS lost
FROM (SELECT id, name FROM atlas.place UNION ALL SELECT id, name_zh FROM atlas.place WHERE name_zh IS NOT NULL
	  UNION ALL SELECT id, gb_code FROM atlas.place WHERE gb_code IS NOT NULL AND level NOT IN ('town', 'park')
	  UNION ALL SELECT place_id, name FROM atlas.place_name) n;
-- Exact names are found as plain SQL finds them.
SELECT count(*) AS differ FROM (SELECT DISTINCT name FROM atlas.place) n
WHERE ARRAY(SELECT f.place_id FROM find_place(n.name) f WHERE f.matched = n.name ORDER BY 1)
	IS DISTINCT FROM ARRAY(SELECT p.id FROM atlas.place p WHERE p.name = n.name UNION SELECT q.place_id FROM atlas.place_name q WHERE q.name = n.name ORDER BY 1);

-- What functions take for a name.
SELECT t, (SELECT string_agg(p.slug, ' ' ORDER BY p.id) FROM atlas.places_named(t) n JOIN atlas.place p ON p.id = n) AS taken
FROM unnest(ARRAY['Zhuji', 'Suzhou', 'Suzhou, Anhui', 'Shaoxing', 'Jilin City', 'Shenzen', 'Xinchang', 'Jinchang', '河北区', 'nowhere']) t;
SELECT count(*) > 0 AS by_misspelt_name FROM products_of('Yiwuu');

-- Nothing in, nothing out.
SELECT count(*) FROM find_place(NULL);
SELECT count(*) FROM find_place('');
SELECT count(*) FROM find_place(' ,; ');
SELECT count(*) FROM find_place(repeat('Zhuji ', 200000));
SELECT count(*) FROM find_place(repeat('诸', 300000));
SELECT count(*) FROM find_place('🧦');
SELECT count(*) FROM find_place('Zhuji', '');
SELECT count(*) FROM atlas.places_named(NULL);
SELECT atlas.places_named('Suzhou') IS NOT NULL AS in_select_list;

-- Nobody reads names that he may not read.
CREATE ROLE cluster_atlas_test_reader;
REVOKE SELECT ON atlas.place_name FROM PUBLIC;
SET ROLE cluster_atlas_test_reader;
SELECT count(*) FROM find_place('Zhuji');
RESET ROLE;
GRANT SELECT ON atlas.place_name TO PUBLIC;
DROP ROLE cluster_atlas_test_reader;
