// Depth alone of masked surfaces: scene.frag then runs where the depth is equal, on what is seen.
#include "materials.glsl"

in vec2 v_uv;
flat in vec4 v_tex;

void main() {
    vec2 st = texture_st(v_uv, v_tex.x);
    if (v_tex.z > 0.5 && is_hole(texture(u_albedo, vec3(st, max(v_tex.y, 0.0))).a)) discard;
}
