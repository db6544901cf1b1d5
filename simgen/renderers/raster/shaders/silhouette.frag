// One thing alone: 1 wherever it covers a pixel centre, holes of masked materials left out exactly as in scene.frag.
#include "materials.glsl"

in vec2 v_uv;
flat in vec4 v_tex;

layout(location = 0) out float out_covered;

void main() {
#ifdef MASKED
    if (is_hole(v_uv, v_tex)) discard;
#endif
    out_covered = 1.0;
}
