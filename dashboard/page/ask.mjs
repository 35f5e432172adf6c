// Where answers come from: the server, or the atlas inside this very file.
import { offline } from './offline.mjs';

const held = document.getElementById('atlas');
const inside = held && offline(JSON.parse(held.textContent));

export class Refused extends Error {}

export async function ask(name, wanted = {}) {
    if (inside) return inside[name](wanted);
    const given = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value !== null && value !== ''));
    let response;
    try {
        response = await fetch(`api/${name}?${given}`);
    } catch {
        throw new Refused('unreachable');
    }
    const answer = await response.json();
    if (!response.ok) throw Object.assign(new Refused(answer.error.message), { code: answer.error.code, hint: answer.error.hint });
    return answer;
}

export const isOneFile = Boolean(inside);
