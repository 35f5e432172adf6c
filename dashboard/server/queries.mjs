// Every statement that the server sends.  Parameters are bound, never pasted.

export const counts = `
    SELECT (SELECT count(*) FROM atlas.effective_cluster) AS clusters,
           (SELECT count(*) FROM atlas.effective_specialisation) AS specialisations,
           (SELECT count(*) FROM atlas.effective_claim) AS claims,
           (SELECT count(*) FROM atlas.effective_source) AS sources`;

export const provinces = `
    SELECT id, slug, name, name_zh, clusters, products, sectors, sectors_zh FROM atlas.province_overview ORDER BY name, id`;

export const products = `
    SELECT id, name, name_zh, parent_id, clusters, quality_max, names FROM atlas.product_overview ORDER BY path, id`;

export const areas = 'SELECT atlas.areas_geojson($1) AS areas';

export const found = `
    SELECT f.product_id AS id, f.name AS matched, f.way, f.taken, p.name, p.name_zh
    FROM find_product($1) WITH ORDINALITY f JOIN atlas.product p ON p.id = f.product_id ORDER BY f.ordinality`;

export const scope = `
    SELECT p.id, p.name, p.name_zh FROM atlas.product p WHERE p.id = atlas.product_scope($1, NULL)`;

const place = 'o.place, o.place_zh, o.level, o.prefecture, o.prefecture_zh, o.province_id, o.province, o.province_zh';
const judged = 'o.quality_min, o.quality_max, o.rank, o.national_share, o.global_share';

// Clusters of one product, in the order of clusters_for().
const forProduct = `
    SELECT o.ordinality AS nth, o.cluster_id, o.cluster, o.cluster_zh, ${place}, o.role, o.title, ${judged}, o.price, o.as_of,
           o.product_id, o.product, o.product_zh, 1 AS product_count, o.sources, o.claims, o.own, o.longitude, o.latitude
    FROM atlas.api_clusters_for($3, $2, '') WITH ORDINALITY o`;

// All clusters, the best documented first.  Shares and ranks are left out: they are of different products.
const forAll = `
    SELECT row_number() OVER (ORDER BY o.sources DESC, o.claims DESC, o.name, o.id) AS nth,
           o.id AS cluster_id, o.name AS cluster, o.name_zh AS cluster_zh, ${place}, o.role, o.title, o.quality_min, o.quality_max,
           NULL AS rank, NULL AS national_share, NULL AS global_share, NULL AS price, NULL AS as_of,
           NULL AS product_id, o.products AS product, o.products_zh AS product_zh, o.product_count, o.sources, o.claims, o.own,
           o.longitude, o.latitude
    FROM atlas.cluster_overview o
    WHERE NULLIF($2, '') IS NULL OR o.quality_max_rank >= CASE $2 WHEN 'low' THEN 10 WHEN 'medium' THEN 20 ELSE 30 END`;

export const rowLimit = 2000;

// $1 the province or NULL, $2 the quality or '', $3 the product.
const table = (rows) => `
    WITH matched AS MATERIALIZED (${rows}), bar AS (
        SELECT m.province_id, count(*) AS clusters,
               count(*) FILTER (WHERE m.quality_max = 'high') AS high, count(*) FILTER (WHERE m.quality_max = 'medium') AS medium,
               count(*) FILTER (WHERE m.quality_max = 'low') AS low, count(*) FILTER (WHERE m.quality_max IS NULL) AS unknown
        FROM matched m GROUP BY m.province_id
    ), here AS (
        SELECT m.* FROM matched m WHERE $1::integer IS NULL OR m.province_id = $1::integer
    )
    SELECT (SELECT count(*) FROM here) AS total,
           COALESCE((SELECT json_agg(b ORDER BY b.clusters DESC, b.province_id) FROM bar b), '[]') AS bars,
           COALESCE((SELECT json_agg(h ORDER BY h.nth) FROM (SELECT * FROM here ORDER BY nth LIMIT ${rowLimit}) h), '[]') AS rows`;

export const tableOfProduct = table(forProduct);
export const tableOfAll = table(forAll);

// How many clusters a wish for quality leaves out because nobody states theirs.
const unstated = (rows) => `
    SELECT count(*) AS unstated FROM (${rows}) m WHERE m.quality_max IS NULL AND ($1::integer IS NULL OR m.province_id = $1::integer)`;

export const unstatedOfProduct = unstated(forProduct);
export const unstatedOfAll = unstated(forAll);

export const province = `
    SELECT id, slug, name, name_zh, clusters, places, products, sectors, sectors_zh FROM atlas.province_overview WHERE id = $1`;

export const provinceProducts = `
    SELECT o.product_id AS id, o.product AS name, o.product_zh AS name_zh, count(DISTINCT o.cluster_id) AS clusters
    FROM atlas.specialisation_overview o WHERE o.province_id = $1
    GROUP BY 1, 2, 3 ORDER BY clusters DESC, name, id`;

export const cluster = `
    SELECT o.id, o.name, o.name_zh, ${place}, o.role, o.title, o.quality_min, o.quality_max, o.radius_m, o.sources, o.claims, o.own,
           o.note, o.longitude, o.latitude
    FROM atlas.cluster_overview o WHERE o.id = $1`;

export const clusterProducts = `
    SELECT o.product_id AS id, o.product AS name, o.product_zh AS name_zh, ${judged}, o.price, o.as_of, o.sources, o.note
    FROM atlas.specialisation_overview o WHERE o.cluster_id = $1 ORDER BY name, id`;

const claim = `
    k.id, k.cluster_id, k.cluster, k.cluster_zh, k.product_id, k.product, k.product_zh, k.source_id, k.source, k.publisher, k.published,
    k.source_url, k.metric, k.op, k.value, k.value_text, k.unit, k.scope, k.as_of, k.followed, k.note`;

export const clusterContradictions = `
    SELECT x.id, x.kind, x.product_id, x.metric, x.scope, x.total, x.detail, x.claim_a, x.claim_b
    FROM atlas.contradiction x
    WHERE EXISTS (SELECT FROM atlas.effective_claim k WHERE k.cluster_id = $1
                  AND (k.id IN (x.claim_a, x.claim_b)
                       OR x.claim_a IS NULL AND k.product_id = x.product_id AND k.metric = x.metric AND k.scope = x.scope AND k.followed))
    ORDER BY x.id`;

// With those that contradict them, which may be of another cluster.
export const clusterClaims = `
    SELECT ${claim} FROM atlas.claim_overview k WHERE k.cluster_id = $1 OR k.id = ANY ($2::integer[]) ORDER BY k.source_id, k.product, k.id`;

// $1 longitude, $2 latitude, $3 how many, $4 the quality or '', $5 the product.
export const nearestOfProduct = `
    SELECT o.id AS cluster_id, o.cluster, o.cluster_zh, o.place, o.place_zh, o.province, o.province_zh, o.role, p.name AS product,
           p.name_zh AS product_zh, o.distance_m, o.quality_min, o.quality_max, o.longitude, o.latitude
    FROM atlas.api_nearest_clusters($5, $1, $2, $3, $4, NULL, '') WITH ORDINALITY o
    LEFT JOIN LATERAL (SELECT e.name, e.name_zh FROM atlas.effective_product e WHERE e.name = o.product ORDER BY e.id LIMIT 1) p ON true
    ORDER BY o.ordinality`;

export const nearestOfAll = `
    SELECT o.id AS cluster_id, o.name AS cluster, o.name_zh AS cluster_zh, o.place, o.place_zh, o.province, o.province_zh, o.role,
           o.products AS product, o.products_zh AS product_zh, ST_Distance(o.geom::geography, atlas.point($1, $2)) AS distance_m,
           o.quality_min, o.quality_max, o.longitude, o.latitude
    FROM atlas.cluster_overview o
    WHERE $4 = '' OR o.quality_max_rank >= CASE $4 WHEN 'low' THEN 10 WHEN 'medium' THEN 20 ELSE 30 END
    ORDER BY distance_m, o.id LIMIT $3`;

export const placeAt = `
    SELECT w.name AS place, w.name_zh AS place_zh, w.level, w.province, w.province_zh, w.province_id, f.approximate
    FROM place_at(atlas.point($1, $2)) f JOIN atlas.place_within w ON w.id = f.place_id`;

// For the file that needs no server.
export const everyCluster = `
    SELECT o.id, o.name, o.name_zh, ${place}, o.role, o.title, o.quality_min, o.quality_max, o.radius_m, o.sources, o.claims, o.own,
           o.note, o.longitude, o.latitude, o.products, o.products_zh, o.product_count
    FROM atlas.cluster_overview o ORDER BY o.id`;

export const everySpecialisation = `
    SELECT o.id, o.cluster_id, o.product_id, ${judged}, o.price, o.as_of, o.sources, o.claims, o.note
    FROM atlas.specialisation_overview o ORDER BY o.id`;

export const everyClaim = `SELECT ${claim} FROM atlas.claim_overview k ORDER BY k.source_id, k.product, k.id`;

export const everyContradiction = `
    SELECT x.id, x.kind, x.product_id, x.metric, x.scope, x.total, x.detail, x.claim_a, x.claim_b FROM atlas.contradiction x ORDER BY x.id`;
