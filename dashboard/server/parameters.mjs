// The parameters of a request, checked before anything is asked of the database.
import { Refusal } from './refusal.mjs';

const bad = (name, message, hint) => new Refusal(400, 'bad_parameter', `${name}: ${message}`, hint);

function number(name, text, least, most, hint) {
    const value = /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) && text.length <= 40 ? Number(text) : NaN;
    if (!(value >= least && value <= most)) throw bad(name, `not a number from ${least} to ${most}`, hint);
    return value;
}

function whole(name, text, least, most) {
    if (!/^\d{1,10}$/.test(text) || +text < least || +text > most) throw bad(name, `not a whole number from ${least} to ${most}`);
    return +text;
}

const id = (name, text) => whole(name, text, 1, 2147483647);

const kinds = {
    product: (name, text) => {
        if (text.length > 200) throw bad(name, 'longer than 200 characters');
        if (text.includes('\0')) throw bad(name, 'holds a character that no name has');
        return text.trim();
    },
    quality: (name, text) => {
        if (!['', 'low', 'medium', 'high'].includes(text)) throw bad(name, 'not a quality', 'Qualities are low, medium and high; empty for any.');
        return text;
    },
    province: id,
    id,
    level: (name, text) => {
        if (!['province', 'prefecture'].includes(text)) throw bad(name, 'not a level', 'Levels are province and prefecture.');
        return text;
    },
    lon: (name, text) => number(name, text, -180, 180, 'Longitude in degrees, WGS84.'),
    lat: (name, text) => number(name, text, -90, 90, 'Latitude in degrees, WGS84.'),
    k: (name, text) => whole(name, text, 1, 50),
};
kinds.text = kinds.product;

// Gives the values by name.  wanted: name → value where the request has none;
// undefined where it must have one.
export function parameters(search, wanted) {
    const values = { ...wanted };
    for (const name of new Set(search.keys())) {
        if (!Object.hasOwn(wanted, name)) {
            throw new Refusal(400, 'unknown_parameter', `there is no parameter ${JSON.stringify(name.slice(0, 40))}`,
                `Parameters are ${Object.keys(wanted).join(', ') || 'none'}.`);
        }
        const given = search.getAll(name);
        if (given.length > 1) throw bad(name, 'given more than once');
        if (given[0] !== '' || wanted[name] === undefined) values[name] = kinds[name](name, given[0]);
    }
    for (const [name, value] of Object.entries(values)) {
        if (value === undefined) throw bad(name, 'is missing');
    }
    return values;
}
