// Depth alone of masked surfaces: scene.frag then runs where the depth is equal, on what is seen.
#include "materials.glsl"

in vec2 v_uv;
flat in vec4 v_tex;

void main() {
    if (is_hole(v_uv, v_tex)) discard;
}
