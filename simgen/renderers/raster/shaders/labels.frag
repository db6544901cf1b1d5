// Labels from the geometry buffer, in the form that goes to the host.
//   out_normal : in the camera's frame. out_depth : along z. out_flow : u, v. out_valid : of the flow. out_row : row + 1, 0 for the sky.
#include "octahedral.glsl"

uniform usampler2D u_a;
uniform usampler2D u_b;
#ifdef PANES
uniform usampler2D u_panes_a;
uniform usampler2D u_panes;
#endif
uniform mat3 u_sky_motion;  // homogeneous pixel now -> next, for points at infinity

layout(location = 0) out vec4 out_normal;
layout(location = 1) out float out_depth;
layout(location = 2) out vec2 out_flow;
layout(location = 3) out float out_valid;
layout(location = 4) out uint out_row;

void main() {
    ivec2 pixel = ivec2(gl_FragCoord.xy);
    uvec4 a = texelFetch(u_a, pixel, 0);
    uvec4 words = texelFetch(u_b, pixel, 0);
#ifdef PANES
    uvec4 pane = texelFetch(u_panes_a, pixel, 0);
    if (pane.x != 0u) {
        a = pane;
        words = texelFetch(u_panes, pixel, 0);
    }
#endif
    out_row = a.x;
    if (a.x == 0u) {
        vec3 next = u_sky_motion * vec3(pixel, 1);
        out_normal = vec4(0);
        out_depth = 0.0;
        out_valid = next.z > 0.0 ? 1.0 : 0.0;
        out_flow = next.z > 0.0 ? next.xy / next.z - vec2(pixel) : vec2(0);
        return;
    }
    vec3 b = uintBitsToFloat(words.yzw);
    out_normal = vec4(oct_decode(unpackSnorm2x16(a.z)), 0);
    out_depth = abs(b.z);
    out_flow = b.xy;
    out_valid = b.z > 0.0 ? 1.0 : 0.0;
}
