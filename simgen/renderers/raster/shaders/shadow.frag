// Depth alone; holes let light through.
#ifdef MASKED
#include "materials.glsl"
in vec2 v_uv;
flat in vec4 v_tex;
#endif

void main() {
#ifdef MASKED
    if (is_hole(v_uv, v_tex)) discard;
#endif
}
