// The environment in world directions: prefiltered lobes and irradiance.
uniform sampler3D u_specular;
uniform vec3 u_irradiance[9];

// Slices hold GGX roughness 0.08, 0.2, 0.35, 0.55, 0.75, 1 (environment.py), each an octahedral map.
vec3 glossy_radiance(vec3 d, float roughness) {
    float level = roughness < 0.35 ? (roughness < 0.2 ? (roughness - 0.08) / 0.12 : 1.0 + (roughness - 0.2) / 0.15)
                : roughness < 0.75 ? 2.0 + (roughness - 0.35) / 0.2 : 4.0 + (roughness - 0.75) / 0.25;
    vec2 size = vec2(textureSize(u_specular, 0).xy);
    vec2 st = (0.5 + (oct_encode(d) * 0.5 + 0.5) * (size - 1.0)) / size;
    return textureLod(u_specular, vec3(st, (clamp(level, 0.0, 5.0) + 0.5) / 6.0), 0.0).rgb;
}

// Irradiance on surfaces facing n; `through` is that on their other side.
vec3 sky_irradiance(vec3 n, out vec3 through) {
    vec3 odd = 0.488603 * (u_irradiance[1] * n.y + u_irradiance[2] * n.z + u_irradiance[3] * n.x);
    vec3 even = u_irradiance[0] * 0.282095
        + 1.092548 * (u_irradiance[4] * (n.x * n.y) + u_irradiance[5] * (n.y * n.z) + u_irradiance[7] * (n.x * n.z))
        + u_irradiance[6] * (0.315392 * (3.0 * n.z * n.z - 1.0)) + u_irradiance[8] * (0.546274 * (n.x * n.x - n.y * n.y));
    through = max(even - odd, vec3(0));
    return max(even + odd, vec3(0));
}
