// Unit vectors in two numbers (Cigolla et al., JCGT 2014).
vec2 oct_encode(vec3 n) {
    n /= abs(n.x) + abs(n.y) + abs(n.z);
    vec2 s = vec2(n.x >= 0 ? 1 : -1, n.y >= 0 ? 1 : -1);
    return n.z >= 0 ? n.xy : (1 - abs(n.yx)) * s;
}

vec3 oct_decode(vec2 e) {
    vec3 n = vec3(e, 1 - abs(e.x) - abs(e.y));
    vec2 s = vec2(n.x >= 0 ? 1 : -1, n.y >= 0 ? 1 : -1);
    if (n.z < 0) n.xy = (1 - abs(n.yx)) * s;
    return normalize(n);
}
