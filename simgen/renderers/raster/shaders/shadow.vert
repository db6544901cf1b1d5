// Casters as the sun sees them.
#include "rows.glsl"

uniform mat4 u_clip_from_camera;

#ifdef MASKED
out vec2 v_uv;
flat out vec4 v_tex;
#endif

void main() {
    vec3 p = in_position;
#ifdef SKINNED
    p = posed(blended(in_info.y), vec4(p, 1));
#endif
#ifdef MASKED
    uint material = material_row();
    v_tex = materials[material].tex;
    v_uv = in_uv + materials[material].pane.xy / v_tex.x;
#endif
    gl_Position = u_clip_from_camera * vec4(now_in_camera(vec4(p, 1)), 1);
}
