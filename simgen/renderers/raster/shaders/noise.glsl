// Smooth value noise in space, -1..1.
float hash(ivec3 c) {
    uint h = uint(c.x) * 73856093u ^ uint(c.y) * 19349663u ^ uint(c.z) * 83492791u;
    h = (h ^ (h >> 15)) * 2246822519u;
    h = (h ^ (h >> 13)) * 3266489917u;
    return float((h ^ (h >> 16)) >> 8) / 8388608.0 - 1.0;
}

float value_noise(vec3 p) {
    vec3 base = floor(p), f = p - base;
    ivec3 c = ivec3(base);
    f = f * f * (3.0 - 2.0 * f);
    vec4 low = vec4(hash(c), hash(c + ivec3(1, 0, 0)), hash(c + ivec3(0, 1, 0)), hash(c + ivec3(1, 1, 0)));
    vec4 high = vec4(hash(c + ivec3(0, 0, 1)), hash(c + ivec3(1, 0, 1)), hash(c + ivec3(0, 1, 1)), hash(c + ivec3(1, 1, 1)));
    vec4 z = mix(low, high, f.z);
    vec2 y = mix(z.xy, z.zw, f.y);
    return mix(y.x, y.y, f.x);
}
