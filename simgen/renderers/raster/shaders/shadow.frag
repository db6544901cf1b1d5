// Depth alone; holes let light through.
#ifdef MASKED
#include "materials.glsl"
in vec2 v_uv;
flat in vec4 v_tex;
#endif

void main() {
#ifdef MASKED
    vec2 st = texture_st(v_uv, v_tex.x);
    if (v_tex.z > 0.5 && is_hole(texture(u_albedo, vec3(st, max(v_tex.y, 0.0))).a)) discard;
#endif
}
