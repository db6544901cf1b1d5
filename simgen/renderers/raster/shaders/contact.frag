// The sky that a box standing on the ground takes from the ground around and below it, at half size.
//   out_open : openness to multiply with, 1
#include "octahedral.glsl"

uniform usampler2D u_a;
uniform usampler2D u_b;
uniform mat3 u_inverse_K;
uniform mat4 u_own_from_camera;
uniform vec3 u_low;   // bounds of the thing, its own frame
uniform vec3 u_high;
uniform float u_solid;  // share of what a solid box would hide that the thing does

layout(location = 0) out vec2 out_open;

void main() {
    out_open = vec2(1);
    ivec2 pixel = min(ivec2(gl_FragCoord.xy) * 2, textureSize(u_a, 0) - 1);
    uvec4 a = texelFetch(u_a, pixel, 0);
    if (a.x == 0u) return;
    vec3 p = u_inverse_K * vec3(pixel, 1) * abs(uintBitsToFloat(texelFetch(u_b, pixel, 0).w));
    vec3 q = (u_own_from_camera * vec4(p, 1)).xyz;
    float up = (u_own_from_camera * vec4(oct_decode(unpackSnorm2x16(a.z)), 0)).z;
    vec3 size = u_high - u_low;
    float above = q.z - u_low.z, clearance = 0.16 * min(size.z, 1.6);
    float ground = smoothstep(0.6, 0.9, up) * smoothstep(-0.5, -0.2, above) * smoothstep(0.2, 0.1, above);
    // Signed distance to the outline, outside positive.
    vec2 d = abs(q.xy - 0.5 * (u_low + u_high).xy) - 0.5 * size.xy;
    float s = length(max(d, 0.0)) + min(max(d.x, d.y), 0.0);
    // A long wall of height h hides (1 - s / sqrt(s^2 + h^2)) / 2 of the sky at distance s; a narrow one less. Below the box
    // the rest comes in through the gap.
    float width = min(size.x, size.y);
    float open = s > 0.0 ? 1.0 - 0.5 * (1.0 - s * inversesqrt(s * s + size.z * size.z)) * width / (width + 2.0 * s)
                         : 0.5 + 0.5 * s * inversesqrt(s * s + clearance * clearance);
    open = 1.0 - u_solid * (1.0 - open);
    open = mix(open, 1.0, smoothstep(0.6, 1.0, s));
    out_open.x = mix(1.0, max(open, 0.06), ground);
}
