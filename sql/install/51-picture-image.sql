-- The picture that the functions written in C make of the rows, saved, so that
-- a new backend need not make it: ready to be used, for one state of the atlas.

CREATE TABLE atlas.picture_image (
	one pg_catalog.bool PRIMARY KEY DEFAULT true CHECK (one),
	generation pg_catalog.int8 NOT NULL,
	rows pg_catalog.bytea NOT NULL,
	places pg_catalog.bytea NOT NULL,
	claims pg_catalog.bytea NOT NULL
);
-- read whole, by every new backend
ALTER TABLE atlas.picture_image ALTER rows SET STORAGE EXTERNAL, ALTER places SET STORAGE EXTERNAL, ALTER claims SET STORAGE EXTERNAL;
COMMENT ON TABLE atlas.picture_image IS 'At most one row: the picture of the atlas that atlas.save_picture() saved. It is used for as long as nothing in the atlas changes, and may be deleted at any time. Dumps leave it out.';
COMMENT ON COLUMN atlas.picture_image.one IS 'True: there is one row at most.';
COMMENT ON COLUMN atlas.picture_image.generation IS 'The state that it shows: what atlas.generation said.';
COMMENT ON COLUMN atlas.picture_image.rows IS 'Clusters, what they make and the names of products, as they are in memory, for the build of the extension that wrote them; another build makes its own.';
COMMENT ON COLUMN atlas.picture_image.places IS 'Places and their names, in the same way.';
COMMENT ON COLUMN atlas.picture_image.claims IS 'Which claims stand behind what a cluster makes, in the same way.';

CREATE FUNCTION atlas.save_picture() RETURNS pg_catalog.int8
	AS 'MODULE_PATHNAME' VOLATILE PARALLEL UNSAFE LANGUAGE c;
COMMENT ON FUNCTION atlas.save_picture() IS
'Saves the picture of the atlas, so that the first call in a new session or parallel worker need not make it from the rows; returns the bytes that it takes. Worth calling after the atlas was changed; without it everything is as right, and the first call of a session slower. It needs SELECT on the tables and views of the atlas, and INSERT and UPDATE on atlas.picture_image. Errors: 42501 if the caller lacks a right or row-level security applies to him, 55000 within a statement that changes the atlas, 54000 if the picture takes a gigabyte. VOLATILE, not parallel safe.';

CREATE FUNCTION atlas.guard_picture_image() RETURNS pg_catalog.trigger
	AS 'MODULE_PATHNAME' LANGUAGE c;
COMMENT ON FUNCTION atlas.guard_picture_image() IS
'Trigger: refuses rows that atlas.save_picture() does not write (42501), and leaves out those that replication brings.';

CREATE TRIGGER guard_picture_image BEFORE INSERT OR UPDATE ON atlas.picture_image
	FOR EACH ROW EXECUTE FUNCTION atlas.guard_picture_image();
ALTER TABLE atlas.picture_image ENABLE ALWAYS TRIGGER guard_picture_image;
