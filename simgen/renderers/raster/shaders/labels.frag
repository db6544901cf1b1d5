// Labels from the geometry buffer, in the form that goes to the host.
//   out_geometry : normal (camera frame), depth along z. out_flow : flow u, v, validity, 0. out_row : row + 1, 0 for the sky.
#include "octahedral.glsl"

uniform usampler2D u_a;
uniform usampler2D u_b;
uniform mat3 u_sky_motion;  // homogeneous pixel now -> next, for points at infinity

layout(location = 0) out vec4 out_geometry;
layout(location = 1) out vec4 out_flow;
layout(location = 2) out uint out_row;

void main() {
    ivec2 pixel = ivec2(gl_FragCoord.xy);
    uvec4 a = texelFetch(u_a, pixel, 0);
    out_row = a.x;
    if (a.x == 0u) {
        vec3 next = u_sky_motion * vec3(pixel, 1);
        out_geometry = vec4(0);
        out_flow = next.z > 0.0 ? vec4(next.xy / next.z - vec2(pixel), 1, 0) : vec4(0);
        return;
    }
    vec3 b = uintBitsToFloat(texelFetch(u_b, pixel, 0).yzw);
    out_geometry = vec4(oct_decode(unpackSnorm2x16(a.z)), abs(b.z));
    out_flow = vec4(b.xy, b.z > 0.0 ? 1 : 0, 0);
}
