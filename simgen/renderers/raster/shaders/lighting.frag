// Lighting of one sample of the geometry buffer.   out_radiance : linear rgb, times the sample's weight
#include "surroundings.glsl"

uniform usampler2D u_a;
uniform usampler2D u_b;
#ifdef PANES
uniform usampler2D u_panes;
#endif
uniform sampler2D u_materials;
uniform sampler3D u_noise;
uniform sampler2D u_occlusion;
uniform mat3 u_inverse_K;
uniform mat3 u_world_from_camera;
uniform vec3 u_camera_position;
uniform vec2 u_jitter;
uniform float u_weight;
layout(location = 0) out vec4 out_radiance;

const vec3 DUST = vec3(0.17, 0.15, 0.125);  // dry road dust: loam and abraded concrete reflect 12 to 20 %

// Openness from the half-size map: the four nearest cells weighted by likeness of depth.
float openness(vec2 pixel, float z) {
    vec2 at = pixel * 0.5;
    ivec2 base = ivec2(floor(at)), limit = textureSize(u_occlusion, 0) - 1;
    vec2 f = at - vec2(base);
    float sum = 0.0, weight = 0.0;
    for (int k = 0; k < 4; ++k) {
        ivec2 o = ivec2(k & 1, k >> 1);
        vec2 value = texelFetch(u_occlusion, clamp(base + o, ivec2(0), limit), 0).xy;
        float w = (o.x == 1 ? f.x : 1.0 - f.x) * (o.y == 1 ? f.y : 1.0 - f.y) + 1e-3;
        w *= max(1.0 - abs(value.y - z) / (0.05 * z + 0.1), 1e-3);
        sum += w * value.x;
        weight += w;
    }
    return sum / weight;
}

void main() {
    ivec2 pixel = ivec2(gl_FragCoord.xy);
    vec3 ray = u_inverse_K * vec3(vec2(pixel) - u_jitter, 1);
    vec3 direction = normalize(u_world_from_camera * ray);
    uvec4 a = texelFetch(u_a, pixel, 0);
    uvec4 b = texelFetch(u_b, pixel, 0);
    vec3 p = ray * abs(uintBitsToFloat(b.w));
    vec3 geometric = oct_decode(unpackSnorm2x16(a.z));
    vec3 n = u_world_from_camera * oct_decode(unpackSnorm2x16(a.w));
    vec3 smooth_n = u_world_from_camera * geometric;
    int material = int(a.y & 0xFFFFu);
    vec4 emissive = texelFetch(u_materials, ivec2(1, material), 0), extra = texelFetch(u_materials, ivec2(2, material), 0);
    vec3 albedo = unpackUnorm4x8(b.x).rgb;
    albedo *= albedo;
    float roughness = max(float((a.y >> 16) & 255u) / 255.0, 0.05), ao = float(a.y >> 24) / 255.0;
    float dust = extra.z * smoothstep(0.98, 0.5, ao);
    albedo = mix(albedo, DUST, dust);
    roughness = mix(roughness, 0.9, dust);
    float metallic = emissive.a * (1.0 - dust), clearcoat = extra.x * (1.0 - dust), translucency = extra.y;
    vec3 world = u_world_from_camera * p + u_camera_position;
    albedo *= clamp(1.0 + 2.4 * extra.w * (textureLod(u_noise, world * (1.0 / 15.0), 0.0).r - 0.5), 0.0, 2.0);

    vec3 v = -direction, l = u_sun_direction;
    float nv = max(abs(dot(n, v)), 1e-3), nl = dot(n, l);
    vec3 f0 = mix(vec3(0.04), albedo, metallic), diffuse = albedo * (1.0 - metallic);

    // The sun.
    vec3 direct = vec3(0);
    bool behind = dot(smooth_n, l) <= 0.0;
    if (max(u_sun_irradiance.r, u_sun_irradiance.g) > 0.0 && (nl > 0.0 || translucency > 0.0)) {
        float seen = u_shadowed ? sun_visibility(p, behind ? -geometric : geometric) : 1.0;
        if (!behind && nl > 0.0) {
            vec3 h = normalize(l + v);
            float nh = max(dot(n, h), 0.0), alpha = max(roughness * roughness, 0.004);
            vec3 F = fresnel(f0, max(dot(v, h), 0.0));
            vec3 specular = F * (ggx(nh, alpha * alpha) * smith_visibility(nl, nv, alpha));
            vec3 base = diffuse * (1.0 - F) * (1.0 - translucency) / PI + specular;
            if (clearcoat > 0.0) {
                float coat = clearcoat * fresnel(vec3(0.04), max(dot(v, h), 0.0)).r;
                float smooth_h = max(dot(smooth_n, h), 0.0);
                base = base * (1.0 - coat) + coat * ggx(smooth_h, 0.0036) * smith_visibility(nl, nv, 0.06);
            }
            direct = min(base, vec3(12.0)) * nl * seen * u_sun_irradiance;
        }
        direct += diffuse * translucency / PI * abs(nl) * seen * u_sun_irradiance;
    }

    // Sky and surroundings.
    float open = openness(vec2(pixel) - u_jitter, p.z) * ao;
    Horizon around = horizon(u_world_from_camera * p + 0.7 * smooth_n);
    float sky_share = mix(FRONT_LIGHT, 1.0, sky_left(n, around));
    vec3 through;
    vec3 irradiance = sky_irradiance(n, through);
    irradiance = mix(irradiance, through, 0.5 * translucency) * sky_share;
    vec3 interreflected = mix(vec3(1), albedo, 0.5 * (1.0 - open));  // light that bounced in the crevice itself
    vec3 ambient = diffuse * irradiance / PI * open * interreflected;
    float specular_open = clamp(pow(nv + open, exp2(-16.0 * roughness - 1.0)) - 1.0 + open, 0.0, 1.0);  // Lagarde 2014
    // One mirror lookup: of the coat where there is one (its own gloss hides the base's), of the surface elsewhere.
    bool coated = clearcoat > 0.0;
    vec3 mirror = street_reflection(reflect(direction, coated ? smooth_n : n), coated ? 0.06 : roughness, around) * specular_open;
    vec2 ab = environment_brdf(roughness, nv);
    float coat = clearcoat * fresnel(vec3(0.04), max(dot(smooth_n, v), 0.0)).r;
    ambient += coated ? (f0 * ab.x + ab.y) * irradiance * (open / PI) : mirror * (f0 * ab.x + ab.y);
    ambient = mix(ambient, mirror, coat);

    vec3 radiance = emissive.rgb + direct + ambient;
    float kept = exp(-u_haze.a * length(p));
    radiance = mix(u_haze.rgb, radiance, kept);
#ifdef PANES
    radiance *= 1.0 - texelFetch(u_panes, pixel, 0).x / 65535.0;
#endif
    out_radiance = vec4(radiance * u_weight, 0);
}
