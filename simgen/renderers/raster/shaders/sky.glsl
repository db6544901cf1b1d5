// The environment: radiance map, prefiltered lobes and irradiance, all in world directions.
uniform sampler2D u_sky;
uniform sampler2DArray u_specular;
uniform vec3 u_irradiance[9];

vec2 sky_uv(vec3 d) { return vec2(atan(d.y, d.x) / 6.2831853, acos(clamp(d.z, -1.0, 1.0)) / 3.14159265); }

vec3 sky_radiance(vec3 d) { return textureLod(u_sky, sky_uv(d), 0.0).rgb; }

// Layers hold GGX roughness 0.08, 0.2, 0.35, 0.55, 0.75, 1 (environment.py).
vec3 glossy_radiance(vec3 d, float roughness) {
    float level = roughness < 0.2 ? (roughness - 0.08) / 0.12
                : roughness < 0.35 ? 1.0 + (roughness - 0.2) / 0.15 : 2.0 + (roughness - 0.35) / 0.2;
    level = clamp(roughness > 0.75 ? 4.0 + (roughness - 0.75) / 0.25 : level, 0.0, 5.0);
    vec2 uv = sky_uv(d);
    float low = floor(level);
    return mix(textureLod(u_specular, vec3(uv, low), 0.0).rgb, textureLod(u_specular, vec3(uv, min(low + 1.0, 5.0)), 0.0).rgb,
               level - low);
}

vec3 sky_irradiance(vec3 n) {
    return max(u_irradiance[0] * 0.282095 + 0.488603 * (u_irradiance[1] * n.y + u_irradiance[2] * n.z + u_irradiance[3] * n.x)
        + 1.092548 * (u_irradiance[4] * n.x * n.y + u_irradiance[5] * n.y * n.z + u_irradiance[7] * n.x * n.z)
        + u_irradiance[6] * (0.315392 * (3.0 * n.z * n.z - 1.0)) + u_irradiance[8] * (0.546274 * (n.x * n.x - n.y * n.y)),
        vec3(0));
}
