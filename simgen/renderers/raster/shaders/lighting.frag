// Lighting of one sample of the geometry buffer.   out_radiance : linear rgb, times the sample's weight
#include "octahedral.glsl"
#include "brdf.glsl"
#include "sky.glsl"

uniform usampler2D u_a;
uniform usampler2D u_b;
uniform sampler2D u_materials;
uniform sampler3D u_noise;
uniform sampler2DShadow u_shadow;
uniform sampler2D u_occlusion;
uniform mat3 u_inverse_K;
uniform mat3 u_world_from_camera;
uniform vec3 u_camera_position;
uniform vec2 u_jitter;
uniform int u_sample;
uniform float u_weight;
uniform vec3 u_sun_direction;
uniform vec3 u_sun_irradiance;
uniform vec3 u_surround;  // radiance of houses and trees around
uniform vec4 u_haze;  // radiance, extinction
uniform mat4 u_light;            // camera frame to the finest cascade's clip space
uniform vec3 u_shadow_place[3];  // from there to each cascade's: scale, shift
uniform float u_shadow_texel[3];
uniform sampler3D u_horizon;
uniform vec3 u_horizon_low;   // corner of the volume, from the camera, world axes
uniform vec2 u_horizon_size;  // metres across, upwards
uniform float u_horizon_usual;
uniform bool u_shadowed;
uniform int u_shadow_size;

layout(location = 0) out vec4 out_radiance;

const float FRONT_LIGHT = 0.28;  // radiance of shaded fronts over the sky's they hide

// A point in a cascade's clip space, moved away from its surface by the cascade's own step.
vec3 in_cascade(int k, vec3 lit, vec3 away) {
    vec3 moved = lit + away * u_shadow_texel[k];
    return vec3(moved.xy * u_shadow_place[k].x + u_shadow_place[k].yz, moved.z);
}

// Share of the sun's disc that a point sees. p, n : camera frame. The finest cascade that holds the point is used.
float sun_visibility(vec3 p, vec3 n) {
    vec3 lit = (u_light * vec4(p, 1)).xyz, away = 1.8 * (mat3(u_light) * n);
    vec3 at = in_cascade(2, lit, away), middle = in_cascade(1, lit, away), near = in_cascade(0, lit, away);
    float cascade = 2.0, beyond = smoothstep(0.85, 0.985, max(abs(at.x), abs(at.y)));
    if (max(abs(middle.x), abs(middle.y)) < 0.985) { at = middle; cascade = 1.0; beyond = 0.0; }
    if (max(abs(near.x), abs(near.y)) < 0.985) { at = near; cascade = 0.0; beyond = 0.0; }
    // A tent over 4 x 4 texels in four lookups, shifted a little from sample to sample.
    float turn = float(u_sample) * 2.3999632;
    vec2 texel = (at.xy * 0.5 + 0.5) * float(u_shadow_size) - 0.5 + 0.7 * (u_sample > 0 ? vec2(cos(turn), sin(turn)) : vec2(0));
    texel = clamp(texel, vec2(1.0), vec2(float(u_shadow_size) - 3.0));
    vec2 f = fract(texel), size = vec2(3.0, 1.0) * float(u_shadow_size);
    vec2 corner = floor(texel) + 1.0 + vec2(cascade * float(u_shadow_size), 0.0);
    vec4 lower_left = textureGather(u_shadow, (corner + vec2(-1, -1)) / size, at.z);
    vec4 lower_right = textureGather(u_shadow, (corner + vec2(1, -1)) / size, at.z);
    vec4 upper_left = textureGather(u_shadow, (corner + vec2(-1, 1)) / size, at.z);
    vec4 upper_right = textureGather(u_shadow, (corner + vec2(1, 1)) / size, at.z);
    vec4 across = vec4(1.0 - f.x, 1, 1, f.x);  // a gather's components run from its upper left: left up, right up, right down, left down
    vec4 rows = vec4(dot(across, vec4(lower_left.wz, lower_right.wz)), dot(across, vec4(lower_left.xy, lower_right.xy)),
                     dot(across, vec4(upper_left.wz, upper_right.wz)), dot(across, vec4(upper_left.xy, upper_right.xy)));
    return mix(dot(vec4(1.0 - f.y, 1, 1, f.y), rows) / 9.0, 1.0, beyond);
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

// Sines of the horizon's height towards +x, -x, +y, -y at a place (world axes, from the camera).
vec4 horizon(vec3 at) {
    vec3 st = (at - u_horizon_low) / u_horizon_size.xxy;
    float levels = float(textureSize(u_horizon, 0).z);
    float level = (sqrt(clamp(st.z, 0.0, 1.0)) * (levels - 1.0) + 0.5) / levels;
    float outside = smoothstep(0.42, 0.5, max(abs(st.x - 0.5), abs(st.y - 0.5)));
    return mix(textureLod(u_horizon, vec3(st.xy, level), 0.0), vec4(u_horizon_usual), outside);
}

// Share of the sky's light on a surface facing n that the houses around leave: sin^2 of the horizon is lost to the ground,
// about sin to a wall.
float sky_left(vec3 n, vec4 sines) {
    float up = clamp(n.z, 0.0, 1.0);
    vec4 weight = max(vec4(n.x, -n.x, n.y, -n.y), 0.0) + 0.3 * up + 0.03;
    return 1.0 - dot(mix(sines, sines * sines, up), weight) / dot(weight, vec4(1));
}

// What a mirror in the street sees: sky above the houses, their fronts below, darker towards the ground.
vec3 street_reflection(vec3 r, float roughness, vec4 sines) {
    vec2 square = r.xy * r.xy + 1e-6;
    vec2 ahead = vec2(r.x > 0.0 ? sines.x : sines.y, r.y > 0.0 ? sines.z : sines.w);
    float edge = max(dot(square, ahead) / (square.x + square.y), 0.12), soft = 0.04 + 0.3 * roughness;
    vec3 front = u_surround * (0.55 + 0.45 * clamp(r.z / edge, 0.0, 1.0));
    float hidden = smoothstep(edge + soft, edge - soft, r.z) * smoothstep(-0.16 - soft, 0.0, r.z);
    vec3 beyond = glossy_radiance(r, roughness);
    return mix(r.z < 0.0 ? 0.6 * beyond : beyond, front, 0.92 * hidden);
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
    float metallic = emissive.a, clearcoat = extra.x, translucency = extra.y;
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
    vec4 sines = horizon(u_world_from_camera * p + 0.7 * smooth_n);
    float sky_share = mix(FRONT_LIGHT, 1.0, sky_left(n, sines));
    vec3 through;
    vec3 irradiance = sky_irradiance(n, through);
    irradiance = mix(irradiance, through, 0.5 * translucency) * sky_share;
    vec3 interreflected = mix(vec3(1), albedo, 0.5 * (1.0 - open));  // light that bounced in the crevice itself
    vec3 ambient = diffuse * irradiance / PI * open * interreflected;
    float specular_open = clamp(pow(nv + open, exp2(-16.0 * roughness - 1.0)) - 1.0 + open, 0.0, 1.0);  // Lagarde 2014
    // One mirror lookup: of the coat where there is one (its own gloss hides the base's), of the surface elsewhere.
    bool coated = clearcoat > 0.0;
    vec3 mirror = street_reflection(reflect(direction, coated ? smooth_n : n), coated ? 0.06 : roughness, sines) * specular_open;
    vec2 ab = environment_brdf(roughness, nv);
    float coat = clearcoat * fresnel(vec3(0.04), max(dot(smooth_n, v), 0.0)).r;
    ambient += coated ? (f0 * ab.x + ab.y) * irradiance * (open / PI) : mirror * (f0 * ab.x + ab.y);
    ambient = mix(ambient, mirror, coat);

    vec3 radiance = emissive.rgb + direct + ambient;
    float kept = exp(-u_haze.a * length(p));
    out_radiance = vec4(mix(u_haze.rgb, radiance, kept) * u_weight, 0);
}
