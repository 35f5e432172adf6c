// Metres between two points on the WGS84 spheroid, by Vincenty's inverse
// formula; on the sphere for the few pairs, nearly opposite each other, where
// that does not settle.
const major = 6378137;
const flattening = 1 / 298.257223563;
const minor = major * (1 - flattening);
const radians = Math.PI / 180;

export function metres(a, b) {
    const L = (b.lon - a.lon) * radians;
    const [u1, u2] = [a, b].map(({ lat }) => Math.atan((1 - flattening) * Math.tan(lat * radians)));
    const [s1, c1, s2, c2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)];
    let lambda = L;
    for (let turn = 0; turn < 200; turn++) {
        const [sl, cl] = [Math.sin(lambda), Math.cos(lambda)];
        const sinSigma = Math.hypot(c2 * sl, c1 * s2 - s1 * c2 * cl);
        if (sinSigma === 0) return 0;
        const cosSigma = s1 * s2 + c1 * c2 * cl;
        const sigma = Math.atan2(sinSigma, cosSigma);
        const sinAlpha = (c1 * c2 * sl) / sinSigma;
        const cos2Alpha = 1 - sinAlpha ** 2;
        const cosMid = cos2Alpha === 0 ? 0 : cosSigma - (2 * s1 * s2) / cos2Alpha;
        const C = (flattening / 16) * cos2Alpha * (4 + flattening * (4 - 3 * cos2Alpha));
        const before = lambda;
        lambda = L + (1 - C) * flattening * sinAlpha * (sigma + C * sinSigma * (cosMid + C * cosSigma * (2 * cosMid ** 2 - 1)));
        if (Math.abs(lambda) > Math.PI) break;
        if (Math.abs(lambda - before) < 1e-12) {
            const square = (cos2Alpha * (major ** 2 - minor ** 2)) / minor ** 2;
            const A = 1 + (square / 16384) * (4096 + square * (-768 + square * (320 - 175 * square)));
            const B = (square / 1024) * (256 + square * (-128 + square * (74 - 47 * square)));
            const more = B * sinSigma * (cosMid + (B / 4) * (cosSigma * (2 * cosMid ** 2 - 1)
                - (B / 6) * cosMid * (4 * sinSigma ** 2 - 3) * (4 * cosMid ** 2 - 3)));
            return minor * A * (sigma - more);
        }
    }
    const half = Math.sin(((b.lat - a.lat) * radians) / 2) ** 2 + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(L / 2) ** 2;
    return 2 * 6371008.8 * Math.asin(Math.min(1, Math.sqrt(half)));
}

// Is the point inside the GeoJSON MultiPolygon?
export function holds(parts, { lon, lat }) {
    return parts.some((rings) => rings.reduce((inside, ring) => {
        let odd = inside;
        for (let i = 1; i < ring.length; i++) {
            const [[x, y], [u, v]] = [ring[i - 1], ring[i]];
            if ((y > lat) !== (v > lat) && lon < x + ((lat - y) * (u - x)) / (v - y)) odd = !odd;
        }
        return odd;
    }, false));
}
