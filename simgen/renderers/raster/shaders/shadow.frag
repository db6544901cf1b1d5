// Depth alone; holes let light through.
#ifdef MASKED
#include "materials.glsl"
in vec2 v_uv;
flat in uint v_material;
#endif

void main() {
#ifdef MASKED
    Material m = materials[v_material];
    vec2 st = texture_st(v_uv, m.tex.x);
    if (m.tex.z > 0.5 && is_hole(texture(u_albedo, vec3(st, max(m.tex.y, 0.0))).a, st)) discard;
#endif
}
