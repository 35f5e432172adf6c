// What is shown, and its form in the address, so that a view can be sent on.

const empty = { product: '', quality: '', province: null, cluster: null, at: null, lang: null };

const whole = (text) => (/^[1-9]\d{0,9}$/.test(text ?? '') ? Number(text) : null);

function point(text) {
    const [lon, lat, ...rest] = (text ?? '').split(',').map((part) => (/^-?\d+(\.\d+)?$/.test(part) ? Number(part) : NaN));
    return rest.length === 0 && Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? { lon, lat } : null;
}

export function read(search) {
    const given = new URLSearchParams(search);
    const quality = given.get('quality') ?? '';
    const lang = given.get('lang');
    return {
        product: (given.get('product') ?? '').slice(0, 200).trim(),
        quality: ['low', 'medium', 'high'].includes(quality) ? quality : '',
        province: whole(given.get('province')),
        cluster: whole(given.get('cluster')),
        at: point(given.get('at')),
        lang: lang === 'en' || lang === 'zh' ? lang : null,
    };
}

export function write(state) {
    const given = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...empty, ...state })) {
        if (value === null || value === '') continue;
        given.set(name, name === 'at' ? `${value.lon},${value.lat}` : value);
    }
    return `?${given.toString().replaceAll('%2C', ',')}`;
}

// Four decimals are ten metres, finer than a finger on the map.
export const rounded = ({ lng, lat }) => {
    const lon = ((((lng + 180) % 360) + 360) % 360) - 180;
    return { lon: Number(lon.toFixed(4)), lat: Number(lat.toFixed(4)) };
};
