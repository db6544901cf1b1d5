// Ambient obscurance at half size (after McGuire, Mara and Luebke, HPG 2012): 8 taps on a spiral, turned by a 4 x 4 pattern
// that the blur then averages out exactly.   out_occlusion : openness 0..1, depth
#include "octahedral.glsl"

uniform usampler2D u_a;
uniform sampler2D u_depth;  // near / z, 0 for the sky
uniform float u_near;
uniform float u_focal;
uniform mat3 u_inverse_K;

layout(location = 0) out vec2 out_occlusion;

const int TAPS = 8;
const float RADIUS_M = 0.9;

// Turns of the spiral, 2.3999632 rad (the golden angle) each.
const vec2 SPIRAL[TAPS] = vec2[](
    vec2(1.000000, 0.000000), vec2(-0.737369, 0.675490), vec2(0.087426, -0.996171), vec2(0.608439, 0.793601),
    vec2(-0.984714, -0.174182), vec2(0.843755, -0.536728), vec2(-0.259604, 0.965715), vec2(-0.460907, -0.887448));

vec3 position(ivec2 pixel) {
    float d = texelFetch(u_depth, pixel, 0).r;
    return u_inverse_K * vec3(pixel, 1) * (d > 0.0 ? u_near / d : 1e6);
}

void main() {
    ivec2 cell = ivec2(gl_FragCoord.xy), limit = textureSize(u_a, 0) - 1;
    ivec2 pixel = min(cell * 2, limit);
    uvec4 a = texelFetch(u_a, pixel, 0);
    out_occlusion = vec2(1, 1e6);
    if (a.x == 0u) return;
    vec3 p = position(pixel), n = oct_decode(unpackSnorm2x16(a.z));
    out_occlusion.y = p.z;
    float reach = clamp(RADIUS_M * u_focal / p.z, 0.0, 90.0);
    if (reach < 1.5) return;
    float radius = reach * p.z / u_focal;
    int pattern = (cell.x & 3) * 4 + (((cell.x ^ cell.y) & 3));
    float turn = 6.2831853 * float(pattern) / 16.0;
    vec2 along = vec2(cos(turn), sin(turn)), across = vec2(-along.y, along.x);
    float sum = 0.0;
    for (int i = 0; i < TAPS; ++i) {
        float r = (float(i) + 0.5 + float((cell.y & 3) - 2) * 0.12) / float(TAPS);
        r *= sqrt(r);  // more taps near by: contact counts most
        ivec2 at = pixel + ivec2(round(reach * r * (along * SPIRAL[i].x + across * SPIRAL[i].y)));
        vec3 v = position(clamp(at, ivec2(0), limit)) - p;
        float vv = dot(v, v), vn = dot(v, n) - 0.004 * p.z - 0.01;
        float f = max(1.0 - vv / (radius * radius), 0.0);
        sum += f * max(vn, 0.0) * inversesqrt(vv + 1e-4);
    }
    out_occlusion.x = clamp(1.0 - 2.3 * sum / float(TAPS), 0.0, 1.0);
}
