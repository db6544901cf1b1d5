// Ambient obscurance at half size (after McGuire, Mara and Luebke, HPG 2012): 8 taps on a spiral, turned by a 4 x 4 pattern
// that the blur then averages out exactly.   out_occlusion : openness 0..1, depth
#include "octahedral.glsl"

uniform usampler2D u_a;
uniform usampler2D u_b;
uniform float u_focal;
uniform mat3 u_inverse_K;

layout(location = 0) out vec2 out_occlusion;

const int TAPS = 8;
const float RADIUS_M = 0.9;

// Along camera z; far for the sky, whose word is 0.
float depth(ivec2 pixel) {
    uint word = texelFetch(u_b, pixel, 0).w;
    return word == 0u ? 1e6 : abs(uintBitsToFloat(word));
}

vec3 position(ivec2 pixel) {
    return u_inverse_K * vec3(pixel, 1) * depth(pixel);
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
    float sum = 0.0;
    for (int i = 0; i < TAPS; ++i) {
        float r = (float(i) + 0.5 + float((cell.y & 3) - 2) * 0.12) / float(TAPS);
        r *= sqrt(r);  // more taps near by: contact counts most
        float angle = turn + float(i) * 2.3999632;
        ivec2 at = pixel + ivec2(round(reach * r * vec2(cos(angle), sin(angle))));
        vec3 v = position(clamp(at, ivec2(0), limit)) - p;
        float vv = dot(v, v), vn = dot(v, n) - 0.004 * p.z - 0.01;
        float f = max(1.0 - vv / (radius * radius), 0.0);
        sum += f * max(vn, 0.0) * inversesqrt(vv + 1e-4);
    }
    out_occlusion.x = clamp(1.0 - 2.3 * sum / float(TAPS), 0.0, 1.0);
}
