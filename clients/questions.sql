-- What every client asks nearest_cluster: number, product, longitude, latitude and
-- the lowest quality, empty for any.  Products of all kinds and points all over
-- the country, and texts that drivers have to get right.
\pset format unaligned
\pset fieldsep '\t'
\pset tuples_only on
SELECT row_number() OVER (ORDER BY id), name, round((74 + 60 * (id * 0.6180339887 % 1))::numeric, 6), round((20 + 33 * (id * 0.7548776662 % 1))::numeric, 6),
	   (ARRAY['', 'low', 'medium', 'high'])[1 + id % 4]
FROM atlas.product_overview WHERE clusters > 0 AND id % 7 = 1
UNION ALL
SELECT 1000 + row_number() OVER (), v.*
FROM (VALUES ('袜子', 120.2, 29.7, ''), ('眼镜', 119.5, 32.1, '高端'), ('sungalsses', 113.1, 22.8, 'mid-range'), ('Men''s socks', 121, 31, ''),
			 ('helicopters', 116.4, 39.9, ''), ('socks''; DROP TABLE atlas.claim; --', 116.4, 39.9, 'low'), ('100% "wool" \ ? $1 %s :name', 116.4, 39.9, 'high')) v
ORDER BY 1;
