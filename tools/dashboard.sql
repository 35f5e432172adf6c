-- A database with the atlas, and a role that can do nothing but read it.
\set ON_ERROR_STOP on
CREATE DATABASE dashboard;
\connect dashboard
CREATE EXTENSION cluster_atlas CASCADE;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
REVOKE TEMPORARY ON DATABASE dashboard FROM PUBLIC;
CREATE ROLE atlas_reader LOGIN;
ALTER ROLE atlas_reader SET default_transaction_read_only = on;
ALTER ROLE atlas_reader SET statement_timeout = '10s';
ALTER ROLE atlas_reader SET jit = off;
