#!/usr/bin/env bash
# ogr2ogr the other way: the boundaries of doc/tools.md, by its own commands.
#
# usage: load_with_ogr2ogr.sh COMMANDS FOLDER; the commands are those of the page,
# which expect files in FOLDER.  The areas that the atlas draws without boundaries
# serve as files: prefectures in WGS84, provinces in another system.
set -euo pipefail

commands=$(realpath "$1")
cd "$2"
printf 'version\t%s\n' "$(ogr2ogr --version | sed 's/^GDAL \([^,]*\),.*/\1/')"
ogr2ogr -f GeoJSON prefectures.geojson PG: -sql "SELECT gb_code AS adcode, geom FROM atlas.area_cells('prefecture')" -lco COORDINATE_PRECISION=12
ogr2ogr -f 'ESRI Shapefile' counties.shp PG: -sql "SELECT gb_code AS adcode, geom FROM atlas.area_cells('province')" -t_srs EPSG:3857
bash -euo pipefail "$commands" > out
cat out >&2
psql -X -q -c "SELECT * FROM atlas.load_boundaries('counties', 'adcode', 'geom')" > out

ogr2ogr -f CSV -lco SEPARATOR=TAB -sql 'SELECT gb_code, name, name_zh FROM provinces ORDER BY gb_code' provinces.csv provinces.geojson
sed -e 1d -e 's/"//g' -e 's/^/provinces\t/' provinces.csv
psql -X -q -At -F $'\t' -c "SELECT 'boundaries', gb_code, place, approximate::text, ST_Area(geom::geography) / 1e6 FROM atlas.area_cells('prefecture') ORDER BY gb_code"
