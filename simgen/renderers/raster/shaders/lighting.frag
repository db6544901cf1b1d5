// Lighting of one sample of the geometry buffer.   out_radiance : linear rgb, times the sample's weight
#include "octahedral.glsl"
#include "materials.glsl"
#include "brdf.glsl"
#include "sky.glsl"
#include "noise.glsl"

uniform usampler2D u_a;
uniform usampler2D u_b;
uniform sampler2D u_depth;
uniform sampler2DShadow u_shadow;
uniform sampler2D u_occlusion;
uniform float u_near;
uniform mat3 u_inverse_K;
uniform mat3 u_world_from_camera;
uniform vec3 u_camera_position;
uniform vec2 u_jitter;
uniform int u_sample;
uniform float u_weight;
uniform vec3 u_sun_direction;
uniform vec3 u_sun_irradiance;
uniform float u_sun_radius;
uniform vec4 u_haze;  // radiance, extinction
uniform mat4 u_shadow_clip[3];
uniform float u_shadow_texel[3];
uniform bool u_shadowed;
uniform int u_shadow_size;

layout(location = 0) out vec4 out_radiance;

const int SHADOW_TAPS = 8;

// Share of the sun's disc that a point sees. p, n : camera frame. The finest cascade that holds the point is used.
float sun_visibility(vec3 p, vec3 n) {
    vec3 at = (u_shadow_clip[2] * vec4(p + n * (1.8 * u_shadow_texel[2]), 1)).xyz;
    vec3 middle = (u_shadow_clip[1] * vec4(p + n * (1.8 * u_shadow_texel[1]), 1)).xyz;
    vec3 near = (u_shadow_clip[0] * vec4(p + n * (1.8 * u_shadow_texel[0]), 1)).xyz;
    float cascade = 2.0, beyond = smoothstep(0.85, 0.985, max(abs(at.x), abs(at.y)));
    if (max(abs(middle.x), abs(middle.y)) < 0.985) { at = middle; cascade = 1.0; beyond = 0.0; }
    if (max(abs(near.x), abs(near.y)) < 0.985) { at = near; cascade = 0.0; beyond = 0.0; }
    vec2 center = at.xy * 0.5 + 0.5, texel = vec2(1.0 / float(u_shadow_size));
    float sum = 0.0, turn = float(u_sample) * 1.2;
    for (int i = 0; i < SHADOW_TAPS; ++i) {
        float r = 1.9 * sqrt((float(i) + 0.5) / float(SHADOW_TAPS)), angle = turn + float(i) * 2.3999632;
        vec2 uv = clamp(center + texel * r * vec2(cos(angle), sin(angle)), texel, 1.0 - texel);
        sum += texture(u_shadow, vec3((uv.x + cascade) / 3.0, uv.y, at.z));
    }
    return mix(sum / float(SHADOW_TAPS), 1.0, beyond);
}

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

// What a mirror at street level sees: near the horizon houses and trees, not the sky.
vec3 street_reflection(vec3 r, float roughness, vec3 surround) {
    float hidden = smoothstep(0.42, 0.12, r.z) * smoothstep(-0.25, -0.02, r.z);
    return mix(glossy_radiance(r, roughness), surround, 0.85 * hidden);
}

vec3 background(vec3 d) {
    vec3 sky = sky_radiance(d);
    float angle = acos(clamp(dot(d, u_sun_direction), -1.0, 1.0));
    vec3 disc = min(u_sun_irradiance / (PI * u_sun_radius * u_sun_radius), vec3(4000.0));
    return sky + disc * smoothstep(1.1 * u_sun_radius, 0.9 * u_sun_radius, angle);
}

void main() {
    ivec2 pixel = ivec2(gl_FragCoord.xy);
    vec3 ray = u_inverse_K * vec3(vec2(pixel) - u_jitter, 1);
    vec3 direction = normalize(u_world_from_camera * ray);
    uvec4 a = texelFetch(u_a, pixel, 0);
    if (a.x == 0u) {
        out_radiance = vec4(background(direction) * u_weight, 0);
        return;
    }
    vec3 p = ray * (u_near / texelFetch(u_depth, pixel, 0).r);
    vec3 geometric = oct_decode(unpackSnorm2x16(a.z));
    vec3 n = u_world_from_camera * oct_decode(unpackSnorm2x16(a.w));
    vec3 smooth_n = u_world_from_camera * geometric;
    Material m = materials[a.y & 0xFFFFu];
    vec3 albedo = unpackUnorm4x8(texelFetch(u_b, pixel, 0).x).rgb;
    albedo *= albedo;
    float roughness = max(float((a.y >> 16) & 255u) / 255.0, 0.05), ao = float(a.y >> 24) / 255.0;
    float metallic = m.emissive.a, clearcoat = m.extra.x, translucency = m.extra.y;
    if (m.extra.w > 0.0) {
        vec3 at = u_world_from_camera * p + u_camera_position;
        float spots = 0.6 * value_noise(at * 0.45) + 0.4 * value_noise(at * 1.9);
        albedo *= clamp(1.0 + m.extra.w * spots, 0.0, 2.0);
    }

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
    vec3 irradiance = sky_irradiance(n);
    if (translucency > 0.0) irradiance = mix(irradiance, sky_irradiance(-n), 0.5 * translucency);
    vec3 interreflected = mix(vec3(1), albedo, 0.5 * (1.0 - open));  // light that bounced in the crevice itself
    vec3 ambient = diffuse * irradiance / PI * open * interreflected;
    vec3 surround = sky_irradiance(vec3(direction.xy, 0)) * (0.22 / PI);
    vec3 r = reflect(-v, n);
    vec2 ab = environment_brdf(roughness, nv);
    float specular_open = clamp(pow(nv + open, exp2(-16.0 * roughness - 1.0)) - 1.0 + open, 0.0, 1.0);  // Lagarde 2014
    vec3 glossy = street_reflection(r, roughness, surround) * (f0 * ab.x + ab.y) * specular_open;
    ambient += glossy;
    if (clearcoat > 0.0) {
        float coat = clearcoat * fresnel(vec3(0.04), max(dot(smooth_n, v), 0.0)).r;
        ambient = ambient * (1.0 - coat) + coat * street_reflection(reflect(-v, smooth_n), 0.06, surround) * specular_open;
    }

    vec3 radiance = m.emissive.rgb + direct + ambient;
    float kept = exp(-u_haze.a * length(p));
    out_radiance = vec4(mix(u_haze.rgb, radiance, kept) * u_weight, 0);
}
