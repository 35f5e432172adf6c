-- What each table and column means.

COMMENT ON TABLE atlas.source IS 'A document that makes claims: who says so.';
COMMENT ON COLUMN atlas.source.id IS 'Below 1,000,000: shipped, read-only. From 1,000,000 on: the user''s.';
COMMENT ON COLUMN atlas.source.slug IS 'Readable key, lower case with hyphens; unique among shipped and among user rows.';
COMMENT ON COLUMN atlas.source.title IS 'Title of the document.';
COMMENT ON COLUMN atlas.source.publisher IS 'Who published it.';
COMMENT ON COLUMN atlas.source.published IS 'When, as far as known: YYYY, YYYY-MM or YYYY-MM-DD.';
COMMENT ON COLUMN atlas.source.url IS 'Where to read it, when known.';
COMMENT ON COLUMN atlas.source.licence IS 'Under which terms the document itself stands; facts are not covered by them.';
COMMENT ON COLUMN atlas.source.note IS 'What to know before trusting it.';
COMMENT ON COLUMN atlas.source.withdrawn IS 'Taken back by a later edition; kept so that ids are never reused.';

COMMENT ON TABLE atlas.place IS 'A region (group of provinces or cities), province, prefecture, county, town or park (zone, village, market area) where clusters are.';
COMMENT ON COLUMN atlas.place.id IS 'Below 1,000,000: shipped, read-only. From 1,000,000 on: the user''s.';
COMMENT ON COLUMN atlas.place.slug IS 'Readable key such as datang-zhuji; unique among shipped and among user rows.';
COMMENT ON COLUMN atlas.place.level IS 'region, province, prefecture, county, town or park.';
COMMENT ON COLUMN atlas.place.name IS 'English name without City, County and the like.';
COMMENT ON COLUMN atlas.place.name_zh IS 'Official Chinese name.';
COMMENT ON COLUMN atlas.place.gb_code IS 'Today''s GB/T 2260 code; for a town or park that of the county that holds it; NULL for a region.';
COMMENT ON COLUMN atlas.place.parent_id IS 'The place one level up; NULL for provinces and regions (their members are in atlas.region_member).';
COMMENT ON COLUMN atlas.place.location IS 'Where the industry or town centre is, WGS84 longitude and latitude.';
COMMENT ON COLUMN atlas.place.centroid IS 'Centroid of the area (provinces and prefectures), WGS84; place_at() compares distances to it.';
COMMENT ON COLUMN atlas.place.area_km2 IS 'Area in square kilometres (provinces and prefectures).';
COMMENT ON COLUMN atlas.place.precision_m IS 'How far the true place may lie from location, metres.';
COMMENT ON COLUMN atlas.place.note IS 'What to know about this place.';
COMMENT ON COLUMN atlas.place.withdrawn IS 'Taken back by a later edition; kept so that ids are never reused.';

COMMENT ON TABLE atlas.place_name IS 'Another name of a place: short form, former name or code, spelling, name of its market.';
COMMENT ON COLUMN atlas.place_name.id IS 'Below 1,000,000: shipped, read-only. From 1,000,000 on: the user''s.';
COMMENT ON COLUMN atlas.place_name.place_id IS 'The place.';
COMMENT ON COLUMN atlas.place_name.name IS 'The name.';
COMMENT ON COLUMN atlas.place_name.lang IS 'Language tag (BCP 47): en, zh, zh-Latn for pinyin.';
COMMENT ON COLUMN atlas.place_name.kind IS 'short, former, former_code (a retired GB/T 2260 code), spelling or market.';
COMMENT ON COLUMN atlas.place_name.withdrawn IS 'Taken back by a later edition; kept so that ids are never reused.';

COMMENT ON TABLE atlas.region_member IS 'A province or prefecture that belongs to a region.';
COMMENT ON COLUMN atlas.region_member.id IS 'Below 1,000,000: shipped, read-only. From 1,000,000 on: the user''s.';
COMMENT ON COLUMN atlas.region_member.region_id IS 'The region.';
COMMENT ON COLUMN atlas.region_member.place_id IS 'The member.';
COMMENT ON COLUMN atlas.region_member.withdrawn IS 'Taken back by a later edition; kept so that ids are never reused.';

COMMENT ON TABLE atlas.place_boundary IS 'A polygon that the user loaded for a place; none are shipped. Where there is one, it decides what lies inside.';
COMMENT ON COLUMN atlas.place_boundary.id IS 'From 1,000,000 on.';
COMMENT ON COLUMN atlas.place_boundary.place_id IS 'The place that it bounds.';
COMMENT ON COLUMN atlas.place_boundary.boundary IS 'The area, WGS84.';

COMMENT ON TABLE atlas.product IS 'A node of the product tree, by trade use.';
COMMENT ON COLUMN atlas.product.id IS 'Below 1,000,000: shipped, read-only. From 1,000,000 on: the user''s.';
COMMENT ON COLUMN atlas.product.slug IS 'Readable key such as cotton-socks; unique among shipped and among user rows.';
COMMENT ON COLUMN atlas.product.parent_id IS 'The wider product; NULL at the top.';
COMMENT ON COLUMN atlas.product.name IS 'English trade name.';
COMMENT ON COLUMN atlas.product.name_zh IS 'Chinese trade name.';
COMMENT ON COLUMN atlas.product.note IS 'How the name is meant.';
COMMENT ON COLUMN atlas.product.withdrawn IS 'Taken back by a later edition; kept so that ids are never reused.';

COMMENT ON TABLE atlas.product_name IS 'A synonym of a product, in any language.';
COMMENT ON COLUMN atlas.product_name.id IS 'Below 1,000,000: shipped, read-only. From 1,000,000 on: the user''s.';
COMMENT ON COLUMN atlas.product_name.product_id IS 'The product.';
COMMENT ON COLUMN atlas.product_name.name IS 'The synonym.';
COMMENT ON COLUMN atlas.product_name.lang IS 'Language tag (BCP 47): en, zh, zh-Latn for pinyin.';
COMMENT ON COLUMN atlas.product_name.withdrawn IS 'Taken back by a later edition; kept so that ids are never reused.';

COMMENT ON TABLE atlas.product_hs IS 'A link from a product to the Harmonized System, edition 2022. A link, not a key: see separable before joining trade figures.';
COMMENT ON COLUMN atlas.product_hs.id IS 'Below 1,000,000: shipped, read-only. From 1,000,000 on: the user''s.';
COMMENT ON COLUMN atlas.product_hs.product_id IS 'The product.';
COMMENT ON COLUMN atlas.product_hs.hs_code IS 'Heading (4 digits) or subheading (6 digits) of HS 2022, without dots.';
COMMENT ON COLUMN atlas.product_hs.relation IS 'What the code is to the product: exact, broader, narrower, or part (covers part of it and more beside).';
COMMENT ON COLUMN atlas.product_hs.separable IS 'False where the code cannot tell this product from others, so that summing trade by it counts too much.';
COMMENT ON COLUMN atlas.product_hs.confidence IS 'How sure the link is: high, medium or low.';
COMMENT ON COLUMN atlas.product_hs.note IS 'Why.';
COMMENT ON COLUMN atlas.product_hs.withdrawn IS 'Taken back by a later edition; kept so that ids are never reused.';

COMMENT ON TABLE atlas.cluster IS 'A concentration of one industry in one place.';
COMMENT ON COLUMN atlas.cluster.id IS 'Below 1,000,000: shipped, read-only. From 1,000,000 on: the user''s.';
COMMENT ON COLUMN atlas.cluster.slug IS 'Readable key such as datang-socks; unique among shipped and among user rows.';
COMMENT ON COLUMN atlas.cluster.name IS 'English name.';
COMMENT ON COLUMN atlas.cluster.name_zh IS 'Chinese name.';
COMMENT ON COLUMN atlas.cluster.place_id IS 'The place it is in.';
COMMENT ON COLUMN atlas.cluster.location IS 'Where the industry is (the town; for a city its centre; for a province or region its main industrial city), WGS84.';
COMMENT ON COLUMN atlas.cluster.radius_m IS 'Extent around location in metres; decides what is inside for a cluster in a county, town or park without a loaded boundary.';
COMMENT ON COLUMN atlas.cluster.role IS 'production; or market, trade, brand: a place that sells, trades or brands the product without being where it is made.';
COMMENT ON COLUMN atlas.cluster.title IS 'What it is called, such as China''s Luggage Capital.';
COMMENT ON COLUMN atlas.cluster.note IS 'What to know about this cluster.';
COMMENT ON COLUMN atlas.cluster.withdrawn IS 'Taken back by a later edition; kept so that ids are never reused.';

COMMENT ON TABLE atlas.specialisation IS 'What a cluster makes: the curated judgement on a cluster and a product. Every figure is that of a claim with followed. A user''s row for the same cluster and product overrides the shipped one.';
COMMENT ON COLUMN atlas.specialisation.id IS 'Below 1,000,000: shipped, read-only. From 1,000,000 on: the user''s.';
COMMENT ON COLUMN atlas.specialisation.cluster_id IS 'The cluster.';
COMMENT ON COLUMN atlas.specialisation.product_id IS 'The product.';
COMMENT ON COLUMN atlas.specialisation.quality_min IS 'Lowest tier made there; NULL when no source gives one.';
COMMENT ON COLUMN atlas.specialisation.quality_max IS 'Highest tier made there; NULL when no source gives one.';
COMMENT ON COLUMN atlas.specialisation.price IS 'low, medium or high, as stated by a source.';
COMMENT ON COLUMN atlas.specialisation.national_share IS 'Share of China''s total, a fraction 0..1; the claim followed tells of what (output, market, capacity).';
COMMENT ON COLUMN atlas.specialisation.global_share IS 'Share of the world''s total, a fraction 0..1; the claim followed tells of what.';
COMMENT ON COLUMN atlas.specialisation.rank IS 'Stated rank in China, or in the world where that is what the source says; 1 is the largest.';
COMMENT ON COLUMN atlas.specialisation.as_of IS 'Year that the figures speak of.';
COMMENT ON COLUMN atlas.specialisation.note IS 'How the judgement was reached.';
COMMENT ON COLUMN atlas.specialisation.withdrawn IS 'Taken back by a later edition; kept so that ids are never reused.';

COMMENT ON TABLE atlas.claim IS 'What one source says of a cluster and a product; never edited to agree with another.';
COMMENT ON COLUMN atlas.claim.id IS 'Below 1,000,000: shipped, read-only. From 1,000,000 on: the user''s.';
COMMENT ON COLUMN atlas.claim.cluster_id IS 'The cluster.';
COMMENT ON COLUMN atlas.claim.product_id IS 'The product.';
COMMENT ON COLUMN atlas.claim.source_id IS 'Who says so.';
COMMENT ON COLUMN atlas.claim.metric IS 'What is claimed: makes, quality, price, output_share, market_share, rank, title, output, firms, revenue and so on; the list is in data/README.md.';
COMMENT ON COLUMN atlas.claim.op IS 'How the value is meant: = > < >= <= or ~ (about).';
COMMENT ON COLUMN atlas.claim.value IS 'The figure, shares as fractions 0..1; NULL for words.';
COMMENT ON COLUMN atlas.claim.value_text IS 'The word or title claimed when it is no figure.';
COMMENT ON COLUMN atlas.claim.unit IS 'Unit of the value: fraction, CNY, firms, pairs_per_year and so on; money keeps its currency.';
COMMENT ON COLUMN atlas.claim.scope IS 'Of what: national, global, national_online, national_capacity and so on; the list is in data/README.md.';
COMMENT ON COLUMN atlas.claim.as_of IS 'Year that the source speaks of.';
COMMENT ON COLUMN atlas.claim.followed IS 'The specialisation takes this one.';
COMMENT ON COLUMN atlas.claim.note IS 'Where in the source, and how it was read, in our own words.';
COMMENT ON COLUMN atlas.claim.withdrawn IS 'Taken back by a later edition; kept so that ids are never reused.';

COMMENT ON TABLE atlas.release IS 'An edition of the shipped data.';
COMMENT ON COLUMN atlas.release.id IS 'Number of the edition.';
COMMENT ON COLUMN atlas.release.version IS 'Version of the extension that ships it.';
COMMENT ON COLUMN atlas.release.published IS 'Date of the edition.';
COMMENT ON COLUMN atlas.release.sources IS 'Number of shipped sources.';
COMMENT ON COLUMN atlas.release.places IS 'Number of shipped places.';
COMMENT ON COLUMN atlas.release.products IS 'Number of shipped products.';
COMMENT ON COLUMN atlas.release.clusters IS 'Number of shipped clusters.';
COMMENT ON COLUMN atlas.release.specialisations IS 'Number of shipped specialisations.';
COMMENT ON COLUMN atlas.release.claims IS 'Number of shipped claims.';
COMMENT ON COLUMN atlas.release.fingerprint IS 'SHA-256 over the shipped rows, hexadecimal: the same data has the same fingerprint.';

COMMENT ON TABLE atlas.retirement IS 'A shipped row that the user hides. Deleting the retirement shows it again.';
COMMENT ON COLUMN atlas.retirement.id IS 'From 1,000,000 on.';
COMMENT ON COLUMN atlas.retirement.entity IS 'Table of the hidden row, such as cluster or specialisation.';
COMMENT ON COLUMN atlas.retirement.row_id IS 'Its id, below 1,000,000.';
COMMENT ON COLUMN atlas.retirement.reason IS 'Why; for colleagues.';
