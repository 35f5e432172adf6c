-- The other tests use the extension that this one creates.
SET client_min_messages = warning;
CREATE EXTENSION cluster_atlas CASCADE;
SELECT extname FROM pg_extension WHERE extname IN ('postgis', 'cluster_atlas') ORDER BY extname;
