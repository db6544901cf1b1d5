// What lights a surface in the street: the sun where nothing shades it, the sky above the houses, their fronts, the air between.
#include "octahedral.glsl"
#include "brdf.glsl"
#include "sky.glsl"

uniform sampler2DShadow u_shadow;
uniform int u_sample;
uniform vec3 u_sun_direction;
uniform vec3 u_sun_irradiance;
uniform vec3 u_surround;  // radiance of houses and trees around
uniform vec4 u_haze;  // radiance, extinction
uniform mat4 u_light;            // camera frame to the finest cascade's clip space
uniform vec3 u_shadow_place[3];  // from there to each cascade's: scale, shift
uniform float u_shadow_texel[3];
uniform sampler3D u_horizon;           // sines of the horizon's height towards +x, -x, +y, -y
uniform sampler3D u_horizon_diagonal;  // towards +x+y, -x+y, -x-y, +x-y
uniform vec3 u_horizon_low;   // corner of the volume, from the camera, world axes
uniform vec2 u_horizon_size;  // metres across, upwards
uniform float u_horizon_usual;
uniform bool u_shadowed;
uniform int u_shadow_size;

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

// Sines of the horizon's height at a place, world axes. quarters : root mean squares over the quarters of the compass round the axes.
struct Horizon {
    vec4 axes, diagonals, quarters;
};

// at : from the camera, world axes.
Horizon horizon(vec3 at) {
    vec3 st = (at - u_horizon_low) / u_horizon_size.xxy;
    float levels = float(textureSize(u_horizon, 0).z);
    float level = (sqrt(clamp(st.z, 0.0, 1.0)) * (levels - 1.0) + 0.5) / levels;
    float outside = smoothstep(0.42, 0.5, max(abs(st.x - 0.5), abs(st.y - 0.5)));
    vec4 a = mix(textureLod(u_horizon, vec3(st.xy, level), 0.0), vec4(u_horizon_usual), outside);
    vec4 d = mix(textureLod(u_horizon_diagonal, vec3(st.xy, level), 0.0), vec4(u_horizon_usual), outside);
    vec4 d2 = d * d;
    return Horizon(a, d, sqrt(0.25 * (2.0 * a * a + d2.xyxz + d2.wzyw)));
}

// Share of the sky's light on a surface facing n that the houses around leave: sin^2 of the horizon is lost to the ground,
// about sin to a wall.
float sky_left(vec3 n, Horizon around) {
    vec4 sines = around.quarters;
    float up = clamp(n.z, 0.0, 1.0);
    vec4 weight = max(vec4(n.x, -n.x, n.y, -n.y), 0.0) + 0.3 * up + 0.03;
    return 1.0 - dot(mix(sines, sines * sines, up), weight) / dot(weight, vec4(1));
}

// What a mirror in the street sees: sky above the houses, their fronts below, darker towards the ground.
vec3 street_reflection(vec3 r, float roughness, Horizon around) {
    vec2 far = abs(r.xy) + 1e-6;
    float on_x = r.x > 0.0 ? around.axes.x : around.axes.y, on_y = r.y > 0.0 ? around.axes.z : around.axes.w;
    vec4 d = around.diagonals;
    float between = r.y > 0.0 ? (r.x > 0.0 ? d.x : d.y) : (r.x > 0.0 ? d.w : d.z);
    float ahead = mix(far.x > far.y ? on_x : on_y, between, min(far.x, far.y) / max(far.x, far.y));
    float edge = max(ahead, 0.16), soft = 0.04 + 0.3 * roughness;
    vec3 front = u_surround * (0.55 + 0.45 * clamp(r.z / edge, 0.0, 1.0));
    float hidden = smoothstep(edge + soft, edge - soft, r.z) * smoothstep(-0.16 - soft, 0.0, r.z);
    vec3 beyond = glossy_radiance(r, roughness);
    return mix(r.z < 0.0 ? 0.6 * beyond : beyond, front, 0.92 * hidden);
}
